package io.cowcatcher.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.jgrapht.alg.clustering.UndirectedModularityMeasurer;

class QualityLawsTest {

    @Provide
    Arbitrary<CsrGraph> graphs() {
        return SmallGraphs.upTo(14);
    }

    @Property
    void modularity_anyPartition_equalsTheSumOverPairs(
            @ForAll("graphs") CsrGraph graph,
            @ForAll long randomSeed,
            @ForAll @DoubleRange(min = 0.1, max = 3) double gamma) {
        Partition partition = SmallGraphs.partition(graph.nodeCount(), randomSeed);

        assertThat(new Modularity(gamma).of(graph, partition))
                .isCloseTo(pairwiseModularity(graph, partition, gamma), within(1e-12));
    }

    @Property
    void constantPotts_anyPartition_equalsTheSumOverPairs(
            @ForAll("graphs") CsrGraph graph,
            @ForAll long randomSeed,
            @ForAll @DoubleRange(min = 0.1, max = 3) double gamma) {
        Partition partition = SmallGraphs.partition(graph.nodeCount(), randomSeed);
        double sum = 0;
        for (int a = 0; a < graph.nodeCount(); a++) {
            for (int b = a + 1; b < graph.nodeCount(); b++) {
                if (partition.communityOf(a) == partition.communityOf(b)) {
                    sum += weight(graph, a, b) - gamma;
                }
            }
        }

        assertThat(new ConstantPotts(gamma).of(graph, partition)).isCloseTo(sum, within(1e-9));
    }

    @Property
    void modularity_anyPartition_equalsJGraphT(@ForAll("graphs") CsrGraph graph, @ForAll long randomSeed) {
        Partition partition = SmallGraphs.partition(graph.nodeCount(), randomSeed);
        if (graph.edgeCount() == 0) {
            return; // not defined there; ours is tested to be 0
        }

        assertThat(Modularity.defaults().of(graph, partition))
                .isCloseTo(
                        new UndirectedModularityMeasurer<>(graph.asJGraphT()).modularity(toSets(partition)),
                        within(1e-12));
    }

    @Property
    void quality_relabelledNodes_isTheSame(@ForAll("graphs") CsrGraph graph, @ForAll long randomSeed) {
        Partition partition = SmallGraphs.partition(graph.nodeCount(), randomSeed);
        int[] newNumber = permutation(graph.nodeCount(), randomSeed);
        CsrGraph relabelled = graph.relabelled(newNumber);
        int[] labels = new int[graph.nodeCount()];
        for (int node = 0; node < labels.length; node++) {
            labels[newNumber[node]] = partition.communityOf(node);
        }

        for (Quality quality : List.of(Modularity.defaults(), new ConstantPotts(0.7))) {
            assertThat(quality.of(relabelled, Partition.of(labels)))
                    .isCloseTo(quality.of(graph, partition), within(1e-12));
        }
    }

    private static double pairwiseModularity(CsrGraph graph, Partition partition, double gamma) {
        double arcWeight = 2 * graph.totalWeight();
        double sum = 0;
        for (int a = 0; a < graph.nodeCount(); a++) {
            for (int b = 0; b < graph.nodeCount(); b++) {
                if (partition.communityOf(a) == partition.communityOf(b)) {
                    sum += weight(graph, a, b) - gamma * graph.strength(a) * graph.strength(b) / arcWeight;
                }
            }
        }
        return arcWeight == 0 ? 0 : sum / arcWeight;
    }

    private static double weight(CsrGraph graph, int a, int b) {
        long arc = graph.arc(a, b);
        return arc < 0 ? 0 : graph.weight(arc);
    }

    private static List<Set<Integer>> toSets(Partition partition) {
        List<Set<Integer>> sets = new ArrayList<>();
        for (int community = 0; community < partition.communityCount(); community++) {
            sets.add(new HashSet<>(
                    Arrays.stream(partition.members(community)).boxed().toList()));
        }
        return sets;
    }

    private static int[] permutation(int size, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int[] permutation = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        return permutation;
    }
}
