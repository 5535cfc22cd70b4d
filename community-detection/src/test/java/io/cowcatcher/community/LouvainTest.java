package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.DrawnGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.PartitionAgreement;
import io.cowcatcher.run.RunControl;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LouvainTest {
    private static final LouvainOptions OPTIONS = LouvainOptions.defaults();

    @Test
    void detect_twoCliques_findsBoth() {
        DrawnGraph graph = DrawnGraph.of(DrawnGraph.clique("abcd") + " d-e " + DrawnGraph.clique("efgh"));

        LouvainResult result = Louvain.detect(graph.graph(), OPTIONS, RunControl.inline());

        assertThat(graph.draw(result.partition())).isEqualTo("a b c d | e f g h");
        // 13 edges, 6 inside each clique; the strengths of each add up to 13 of 26.
        assertThat(result.quality()).isCloseTo(2 * (6 / 13.0 - 0.25), within(1e-12));
        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
        assertThat(result.options()).isEqualTo(OPTIONS);
    }

    @Test
    void detect_weights_decideWhereANodeBelongs() {
        DrawnGraph graph = DrawnGraph.of("a-b:4 a-c:4 b-c:4  d-e:4 d-f:4 e-f:4  c-x:1 x-d:3");

        Partition partition =
                Louvain.detect(graph.graph(), OPTIONS, RunControl.inline()).partition();

        assertThat(graph.draw(partition)).isEqualTo("a b c | d e f x");
    }

    @Test
    void detect_karate_reachesThePublishedModularity() {
        CsrGraph karate = KnownGraphs.karate();

        double best = LongStream.range(0, 5)
                .mapToDouble(seed -> Louvain.detect(karate, OPTIONS.withRandomSeed(seed), RunControl.inline())
                        .quality())
                .max()
                .orElseThrow();

        assertThat(karate.edgeCount()).isEqualTo(78);
        assertThat(best).isBetween(0.4188, 0.41979);
    }

    @Test
    void detect_football_reachesThePublishedModularity() {
        CsrGraph football = KnownGraphs.football();

        double best = LongStream.range(0, 5)
                .mapToDouble(seed -> Louvain.detect(football, OPTIONS.withRandomSeed(seed), RunControl.inline())
                        .quality())
                .max()
                .orElseThrow();

        assertThat(football.edgeCount()).isEqualTo(613);
        assertThat(best).isBetween(0.602, 0.60457);
    }

    @Test
    void detect_plantedPartition_findsIt() {
        PlantedPartition planted = PlantedPartition.draw(50, 40, 16, 6, 1);

        Partition partition =
                Louvain.detect(planted.graph(), OPTIONS, RunControl.inline()).partition();

        assertThat(PartitionAgreement.of(partition, planted.truth()).normalizedMutualInformation())
                .isGreaterThan(0.97);
    }

    @Test
    void detect_constantPotts_findsDenseGroupsOnly() {
        DrawnGraph graph = DrawnGraph.of(DrawnGraph.clique("abcd") + " d-e e-f f-g");

        Partition partition = Louvain.detect(
                        graph.graph(), OPTIONS.withQuality(new ConstantPotts(0.9)), RunControl.inline())
                .partition();

        assertThat(partition.size(partition.communityOf(0))).isEqualTo(4);
        assertThat(new ConstantPotts(0.9).of(graph.graph(), partition)).isCloseTo(6 - 0.9 * 6 + 0.1, within(1e-12));
    }

    @Test
    void detect_oneLevelAllowed_stopsThere() {
        PlantedPartition planted = PlantedPartition.draw(20, 20, 8, 4, 2);

        LouvainResult result = Louvain.detect(planted.graph(), OPTIONS.withMaximumLevels(1), RunControl.inline());

        assertThat(result.stopReason()).isEqualTo(StopReason.LEVEL_LIMIT);
        assertThat(result.levels().count()).isEqualTo(1);
    }

    @Test
    void improve_badStart_leavesIt() {
        DrawnGraph graph = DrawnGraph.of(DrawnGraph.clique("abcd") + " d-e " + DrawnGraph.clique("efgh"));

        LouvainResult result =
                Louvain.improve(graph.graph(), graph.partition("a e | b f | c g | d h"), OPTIONS, RunControl.inline());

        assertThat(graph.draw(result.partition())).isEqualTo("a b c d | e f g h");
    }

    @Test
    void improve_optimum_keepsIt() {
        CsrGraph graph = KnownGraphs.ringOfCliques(6, 5);
        Partition optimum = Louvain.detect(graph, OPTIONS, RunControl.inline()).partition();

        LouvainResult result = Louvain.improve(graph, optimum, OPTIONS.withRandomSeed(9), RunControl.inline());

        assertThat(result.partition()).isEqualTo(optimum);
        assertThat(result.quality()).isCloseTo(Modularity.defaults().of(graph, optimum), within(1e-12));
    }
}
