package io.cowcatcher.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.graph.Partition;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartitionAgreementTest {

    @Test
    void of_equalPartitions_isOne() {
        Partition partition = Partition.of(new int[] {0, 0, 1, 1, 2});

        PartitionAgreement agreement = PartitionAgreement.of(partition, partition);

        assertThat(agreement.normalizedMutualInformation()).isCloseTo(1, within(1e-12));
        assertThat(agreement.adjustedRandIndex()).isEqualTo(1);
    }

    @Test
    void of_oneCommunitySplit_isTheFormula() {
        PartitionAgreement agreement =
                PartitionAgreement.of(Partition.of(new int[] {0, 0, 1, 2}), Partition.of(new int[] {0, 0, 1, 1}));

        // The first refines the second: I = H(second) = ln 2; H(first) = ln 2 / 2 + 2 ln 4 / 4.
        double entropies = Math.log(2) + Math.log(2) / 2 + Math.log(4) / 2;
        assertThat(agreement.normalizedMutualInformation()).isCloseTo(2 * Math.log(2) / entropies, within(1e-12));
        // Common pairs 1, pairs 1 and 2 of 6: (1 - 2/6) / (3/2 - 2/6).
        assertThat(agreement.adjustedRandIndex()).isCloseTo((1 - 2 / 6.0) / (1.5 - 2 / 6.0), within(1e-12));
    }

    @Test
    void of_independentPartitions_hasNoMutualInformation() {
        PartitionAgreement agreement =
                PartitionAgreement.of(Partition.of(new int[] {0, 0, 1, 1}), Partition.of(new int[] {0, 1, 0, 1}));

        assertThat(agreement.normalizedMutualInformation()).isCloseTo(0, within(1e-12));
        assertThat(agreement.adjustedRandIndex()).isCloseTo((0 - 4 / 6.0) / (2 - 4 / 6.0), within(1e-12));
    }

    @Test
    void of_singletonsAgainstOneCommunity_isZero() {
        PartitionAgreement agreement = PartitionAgreement.of(Partition.singletons(5), Partition.of(new int[5]));

        assertThat(agreement).isEqualTo(new PartitionAgreement(0, 0));
    }

    @Test
    void of_bothTrivialInTheSameWay_isOne() {
        PartitionAgreement one = new PartitionAgreement(1, 1);

        assertThat(PartitionAgreement.of(Partition.singletons(0), Partition.singletons(0)))
                .isEqualTo(one);
        assertThat(PartitionAgreement.of(Partition.singletons(1), Partition.singletons(1)))
                .isEqualTo(one);
        assertThat(PartitionAgreement.of(Partition.of(new int[4]), Partition.of(new int[4])))
                .isEqualTo(one);
    }

    @Test
    void of_differentNodes_isRefused() {
        assertThatThrownBy(() -> PartitionAgreement.of(Partition.singletons(3), Partition.singletons(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("partitions must have the same nodes (got: 3 and 4 nodes)");
    }

    @Property
    void of_anyPartitions_equalsTheDefinitions(
            @ForAll @IntRange(min = 2, max = 30) int nodeCount, @ForAll long seedOfA, @ForAll long seedOfB) {
        Partition a = SmallGraphs.partition(nodeCount, seedOfA);
        Partition b = SmallGraphs.partition(nodeCount, seedOfB);

        PartitionAgreement agreement = PartitionAgreement.of(a, b);

        assertThat(agreement.normalizedMutualInformation()).isCloseTo(plainInformation(a, b), within(1e-9));
        assertThat(agreement.adjustedRandIndex()).isCloseTo(plainRandIndex(a, b), within(1e-9));
    }

    @Property
    void of_swapped_isTheSame(
            @ForAll @IntRange(min = 0, max = 30) int nodeCount, @ForAll long seedOfA, @ForAll long seedOfB) {
        Partition a = SmallGraphs.partition(nodeCount, seedOfA);
        Partition b = SmallGraphs.partition(nodeCount, seedOfB);

        PartitionAgreement oneWay = PartitionAgreement.of(a, b);
        PartitionAgreement otherWay = PartitionAgreement.of(b, a);

        assertThat(oneWay.normalizedMutualInformation())
                .isCloseTo(otherWay.normalizedMutualInformation(), within(1e-12));
        assertThat(oneWay.adjustedRandIndex()).isCloseTo(otherWay.adjustedRandIndex(), within(1e-12));
    }

    /** H(A) + H(B) - H(A,B), from counted probabilities. */
    private static double plainInformation(Partition a, Partition b) {
        Map<String, Integer> ofA = new HashMap<>();
        Map<String, Integer> ofB = new HashMap<>();
        Map<String, Integer> ofBoth = new HashMap<>();
        for (int node = 0; node < a.nodeCount(); node++) {
            ofA.merge("" + a.communityOf(node), 1, Integer::sum);
            ofB.merge("" + b.communityOf(node), 1, Integer::sum);
            ofBoth.merge(a.communityOf(node) + "," + b.communityOf(node), 1, Integer::sum);
        }
        double separate = entropy(ofA, a.nodeCount()) + entropy(ofB, a.nodeCount());
        return separate == 0 ? 1 : 2 * (separate - entropy(ofBoth, a.nodeCount())) / separate;
    }

    private static double entropy(Map<String, Integer> counts, double total) {
        return counts.values().stream()
                .mapToDouble(count -> -count / total * Math.log(count / total))
                .sum();
    }

    /** The index from the four counts of pairs that both, one, the other or neither of the partitions keep together. */
    private static double plainRandIndex(Partition a, Partition b) {
        double both = 0;
        double onlyA = 0;
        double onlyB = 0;
        double neither = 0;
        for (int i = 0; i < a.nodeCount(); i++) {
            for (int j = i + 1; j < a.nodeCount(); j++) {
                boolean inA = a.communityOf(i) == a.communityOf(j);
                boolean inB = b.communityOf(i) == b.communityOf(j);
                both += inA && inB ? 1 : 0;
                onlyA += inA && !inB ? 1 : 0;
                onlyB += inB && !inA ? 1 : 0;
                neither += !inA && !inB ? 1 : 0;
            }
        }
        double denominator = (both + onlyA) * (onlyA + neither) + (both + onlyB) * (onlyB + neither);
        return denominator == 0 ? 1 : 2 * (both * neither - onlyA * onlyB) / denominator;
    }
}
