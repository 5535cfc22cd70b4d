package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ArcPageTest {
    private static final RunControl CONTROL = RunControl.inline();
    private static final int[] HEADS = {4, 7, 1, 0};
    private static final double[] WEIGHTS = {2, 6, 4, 0};

    @Test
    void of_weightsOfAUnit_areTheSameInFewerBytes() {
        ArcPage plain = ArcPage.of(new int[] {0, 2, 3}, HEADS, WEIGHTS, 0);
        ArcPage counted = ArcPage.of(new int[] {0, 2, 3}, HEADS, WEIGHTS, 2);

        for (ArcPage page : new ArcPage[] {plain, counted}) {
            double[] copied = new double[4];
            int[] heads = new int[4];
            page.copyWeights(1, copied, 2, 2);
            page.copyHeads(1, heads, 2, 2);
            assertThat(page.arcCount()).isEqualTo(3);
            assertThat(page.start(1)).isEqualTo(2);
            assertThat(page.weight(1)).isEqualTo(6);
            assertThat(page.head(1)).isEqualTo(7);
            assertThat(copied).containsExactly(0, 0, 6, 4);
            assertThat(heads).containsExactly(0, 0, 7, 1);
        }
        assertThat(plain.heapBytes() - counted.heapBytes()).isEqualTo(3 * 4);
    }

    /** Twice aggregated, an unweighted graph has counts still, whatever the weight of its edges. */
    @Property(tries = 50)
    void aggregation_edgesOfOneWeight_keepsCountsAndTheQuality(
            @ForAll @IntRange(min = -600, max = 600) int exponent, @ForAll long randomSeed) {
        double weight = Math.scalb(1.1, exponent);
        CsrGraph graph = drawn(weight, randomSeed);
        Objective objective = Objective.of(Modularity.defaults(), graph, CONTROL);
        LevelGraph level = objective.base();
        Labels ofInput = Labels.singletons(graph.nodeCount());
        for (int groups : new int[] {20, 6}) {
            int[] labels = new int[level.nodeCount()];
            for (int node = 0; node < labels.length; node++) {
                labels[node] = node % groups;
            }
            Labels grouped = Labels.compacted(labels, CONTROL);
            level = AggregationPhase.run(level, grouped, KnownLevels.memory(), CONTROL);
            ofInput = grouped.after(ofInput, CONTROL);

            assertThat(level.unit()).isEqualTo(weight);
            assertThat(objective.quality(level, Labels.singletons(level.nodeCount()), CONTROL))
                    .isCloseTo(objective.quality(objective.base(), ofInput, CONTROL), within(1e-9));
        }
    }

    private static CsrGraph drawn(double weight, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        var graph = CsrGraph.builder(60);
        for (int node = 0; node < 60; node++) {
            for (int other = node + 1; other < 60; other++) {
                if (random.nextInt(5) == 0) {
                    graph.addEdge(node, other, weight);
                }
            }
        }
        return graph.build();
    }

    @Test
    void unit_edgesOfSeveralWeights_isNone() {
        CsrGraph graph = CsrGraph.builder(3).addEdge(0, 1, 1).addEdge(1, 2, 2).build();

        assertThat(Objective.of(Modularity.defaults(), graph, CONTROL).base().unit())
                .isZero();
    }
}
