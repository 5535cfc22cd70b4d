package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.DrawnGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.PartitionAgreement;
import io.cowcatcher.run.RunControl;
import org.junit.jupiter.api.Test;

class LabelPropagationTest {
    private static final LabelPropagationOptions OPTIONS = LabelPropagationOptions.defaults();

    @Test
    void detect_twoCliques_findsBoth() {
        DrawnGraph graph = DrawnGraph.of(DrawnGraph.clique("abcde") + " e-f " + DrawnGraph.clique("fghij"));

        LabelPropagationResult result = LabelPropagation.detect(graph.graph(), OPTIONS, RunControl.inline());

        assertThat(graph.draw(result.partition())).isEqualTo("a b c d e | f g h i j");
        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
        assertThat(result.options()).isEqualTo(OPTIONS);
    }

    @Test
    void detect_weights_decideWhereANodeBelongs() {
        DrawnGraph graph = DrawnGraph.of("a-b:9 a-c:9 b-c:9  d-e:9 d-f:9 e-f:9  a-x b-x c-x x-d:7");

        Partition partition = LabelPropagation.detect(graph.graph(), OPTIONS, RunControl.inline())
                .partition();

        assertThat(graph.draw(partition)).isEqualTo("a b c | d e f x");
    }

    @Test
    void detect_football_findsTheConferencesForTheMostPart() {
        CsrGraph football = KnownGraphs.football();

        LabelPropagationResult result =
                LabelPropagation.detect(football, LabelPropagationOptions.defaults(), RunControl.inline());

        assertThat(new Modularity(1).of(football, result.partition())).isGreaterThan(0.55);
        assertThat(result.partition().communityCount()).isBetween(6, 16);
    }

    @Test
    void detect_plantedPartition_findsIt() {
        PlantedPartition planted = PlantedPartition.draw(50, 40, 16, 6, 1);

        Partition partition = LabelPropagation.detect(planted.graph(), OPTIONS, RunControl.inline())
                .partition();

        assertThat(PartitionAgreement.of(partition, planted.truth()).normalizedMutualInformation())
                .isGreaterThan(0.97);
    }

    @Test
    void detect_completeBipartite_doesNotOscillate() {
        // The textbook oscillator: with synchronous updates the two sides swap their labels for ever.
        CsrGraphBuilder builder = CsrGraph.builder(20);
        for (int left = 0; left < 10; left++) {
            for (int right = 10; right < 20; right++) {
                builder.addEdge(left, right);
            }
        }
        CsrGraph graph = builder.build();

        for (double attenuation : new double[] {0, 0.1, 0.5}) {
            for (long seed = 0; seed < 20; seed++) {
                LabelPropagationResult result = LabelPropagation.detect(
                        graph, OPTIONS.withHopAttenuation(attenuation).withRandomSeed(seed), RunControl.inline());

                assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
                assertThat(result.iterations()).isLessThan(20);
            }
        }
    }

    @Test
    void detect_hopAttenuation_keepsLabelsFromSwallowingNeighbourCommunities() {
        CsrGraph graph = PlantedPartition.draw(50, 40, 10, 14, 3).graph();

        assertThat(largestOfSeveralRuns(graph, OPTIONS)).isGreaterThan(40 + 20);
        assertThat(largestOfSeveralRuns(graph, OPTIONS.withHopAttenuation(0.2))).isLessThan(40 + 20);
    }

    private static int largestOfSeveralRuns(CsrGraph graph, LabelPropagationOptions options) {
        int largest = 0;
        for (long seed = 0; seed < 5; seed++) {
            Partition partition = LabelPropagation.detect(graph, options.withRandomSeed(seed), RunControl.inline())
                    .partition();
            for (int community = 0; community < partition.communityCount(); community++) {
                largest = Math.max(largest, partition.size(community));
            }
        }
        return largest;
    }

    @Test
    void detect_anyGraph_givesConnectedCommunities() {
        for (long seed = 0; seed < 20; seed++) {
            PlantedPartition planted = PlantedPartition.draw(10, 12, 4, 4, seed);

            Partition partition = LabelPropagation.detect(
                            planted.graph(), OPTIONS.withRandomSeed(seed), RunControl.inline())
                    .partition();

            assertThat(Connectedness.disconnected(planted.graph(), partition)).isEmpty();
        }
    }

    @Test
    void detect_oneIterationAllowed_saysSo() {
        PlantedPartition planted = PlantedPartition.draw(10, 20, 6, 4, 3);

        LabelPropagationResult result =
                LabelPropagation.detect(planted.graph(), OPTIONS.withMaximumIterations(1), RunControl.inline());

        assertThat(result.iterations()).isEqualTo(1);
        assertThat(result.stopReason()).isEqualTo(StopReason.ITERATION_LIMIT);
    }

    @Test
    void improve_stablePartition_keepsIt() {
        PlantedPartition planted = PlantedPartition.draw(20, 30, 16, 2, 4);

        LabelPropagationResult result =
                LabelPropagation.improve(planted.graph(), planted.truth(), OPTIONS, RunControl.inline());

        assertThat(result.partition()).isEqualTo(planted.truth());
        assertThat(result.iterations()).isEqualTo(1);
    }
}
