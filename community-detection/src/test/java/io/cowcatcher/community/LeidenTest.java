package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.DrawnGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.PartitionAgreement;
import io.cowcatcher.run.RunControl;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LeidenTest {
    private static final LeidenOptions OPTIONS = LeidenOptions.defaults();

    @Test
    void detect_twoCliques_findsBoth() {
        DrawnGraph graph = DrawnGraph.of(DrawnGraph.clique("abcd") + " d-e " + DrawnGraph.clique("efgh"));

        LeidenResult result = Leiden.detect(graph.graph(), OPTIONS, RunControl.inline());

        assertThat(graph.draw(result.partition())).isEqualTo("a b c d | e f g h");
        assertThat(result.quality()).isCloseTo(2 * (6 / 13.0 - 0.25), within(1e-12));
        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
        assertThat(result.options()).isEqualTo(OPTIONS);
    }

    @Test
    void detect_karate_reachesTheBestModularity() {
        CsrGraph karate = KnownGraphs.karate();

        double best = LongStream.range(0, 5)
                .mapToDouble(seed -> Leiden.detect(karate, OPTIONS.withRandomSeed(seed), RunControl.inline())
                        .quality())
                .max()
                .orElseThrow();

        assertThat(best).isCloseTo(0.4198, within(0.00005));
    }

    @Test
    void detect_florentineFamilies_reachesTheOptimum() {
        CsrGraph graph = KnownGraphs.florentineFamilies().graph();

        double best = LongStream.range(0, 50)
                .mapToDouble(seed -> Leiden.detect(graph, OPTIONS.withRandomSeed(seed), RunControl.inline())
                        .quality())
                .max()
                .orElseThrow();

        assertThat(graph.edgeCount()).isEqualTo(20);
        assertThat(best).isCloseTo(OptimalPartition.quality(graph, Modularity.defaults()), within(1e-12));
    }

    @Test
    void detect_football_reachesTheBestModularity() {
        CsrGraph football = KnownGraphs.football();

        double best = LongStream.range(0, 5)
                .mapToDouble(seed -> Leiden.detect(football, OPTIONS.withRandomSeed(seed), RunControl.inline())
                        .quality())
                .max()
                .orElseThrow();

        assertThat(football.edgeCount()).isEqualTo(613);
        assertThat(best).isBetween(0.6045, 0.60457);
    }

    @Test
    void detect_plantedPartition_findsIt() {
        PlantedPartition planted = PlantedPartition.draw(50, 40, 16, 6, 1);

        Partition partition =
                Leiden.detect(planted.graph(), OPTIONS, RunControl.inline()).partition();

        assertThat(PartitionAgreement.of(partition, planted.truth()).normalizedMutualInformation())
                .isGreaterThan(0.97);
    }

    @Test
    void detect_weightsTimesAFactor_givesTheSamePartition() {
        DrawnGraph light = DrawnGraph.of("a-b:1 a-c:2 b-c:3 c-d:1 d-e:2 d-f:1 e-f:3 f-g:1 g-a:1");
        DrawnGraph heavy =
                DrawnGraph.of("a-b:1024 a-c:2048 b-c:3072 c-d:1024 d-e:2048 d-f:1024 e-f:3072 f-g:1024 g-a:1024");
        LeidenOptions random = OPTIONS.withRandomness(0.5);

        for (long seed = 0; seed < 20; seed++) {
            assertThat(Leiden.detect(heavy.graph(), random.withRandomSeed(seed), RunControl.inline())
                            .partition())
                    .isEqualTo(Leiden.detect(light.graph(), random.withRandomSeed(seed), RunControl.inline())
                            .partition());
        }
    }

    @Test
    void detect_oneLevelAllowed_staysConnected() {
        PlantedPartition planted = PlantedPartition.draw(20, 20, 4, 4, 2);

        LeidenResult result = Leiden.detect(
                planted.graph(), OPTIONS.withMaximumLevels(1).withMaximumIterations(1), RunControl.inline());

        assertThat(result.stopReason()).isEqualTo(StopReason.ITERATION_LIMIT);
        assertThat(Connectedness.disconnected(planted.graph(), result.partition()))
                .isEmpty();
    }

    @Test
    void detect_manyIterations_endsWhenNothingChanges() {
        CsrGraph karate = KnownGraphs.karate();

        LeidenResult result = Leiden.detect(karate, OPTIONS.withMaximumIterations(100), RunControl.inline());

        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
    }

    @Test
    void improve_communityHeldTogetherByNothing_splitsIt() {
        DrawnGraph graph = DrawnGraph.of(DrawnGraph.clique("abc") + " " + DrawnGraph.clique("def") + " x y");

        LeidenResult result =
                Leiden.improve(graph.graph(), graph.partition("a b c d e f x y"), OPTIONS, RunControl.inline());

        assertThat(graph.draw(result.partition())).isEqualTo("a b c | d e f | x | y");
    }

    @Test
    void detect_largeStar_convergesInOneLevel() {
        CsrGraph star = KnownGraphs.star(100_000);

        LeidenResult result = Leiden.detect(star, OPTIONS, RunControl.inline());

        assertThat(result.partition().communityCount()).isOne();
        assertThat(result.levels().count()).isOne();
        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
    }
}
