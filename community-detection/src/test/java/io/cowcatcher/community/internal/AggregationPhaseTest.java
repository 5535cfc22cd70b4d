package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.DrawnGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.Quality;
import io.cowcatcher.quality.SmallGraphs;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AggregationPhaseTest {
    private static final RunControl CONTROL = RunControl.inline();

    @Provide
    Arbitrary<CsrGraph> graphs() {
        return SmallGraphs.upTo(24);
    }

    @Test
    void run_twoGroups_addsUpWeightsLoopsAndMasses() {
        DrawnGraph drawn = DrawnGraph.of("a-b:1 b-c:2 a-c:4 c-d:8 b-d:16 d-e:32");
        LevelGraph base =
                Objective.of(Modularity.defaults(), drawn.graph(), CONTROL).base();

        LevelGraph aggregated = AggregationPhase.run(
                base,
                Labels.compacted(drawn.partition("a b c | d e").toLabels(), CONTROL),
                KnownLevels.memory(),
                CONTROL);

        assertThat(aggregated.nodeCount()).isEqualTo(2);
        assertThat(arcs(aggregated)).isEqualTo(Map.of("0-1", 24.0, "1-0", 24.0));
        assertThat(aggregated.loopWeight(0)).isEqualTo(7);
        assertThat(aggregated.loopWeight(1)).isEqualTo(32);
        assertThat(aggregated.mass(0)).isEqualTo(2 * 7 + 24);
        assertThat(aggregated.mass(1)).isEqualTo(2 * 32 + 24);
    }

    @Property
    void run_anyGroups_keepsTheQualityOfEveryCoarserPartition(
            @ForAll("graphs") CsrGraph graph,
            @ForAll @IntRange(min = 1, max = 60) int arcsPerPage,
            @ForAll long randomSeed) {
        Labels groups = Labels.compacted(
                SmallGraphs.partition(graph.nodeCount(), randomSeed).toLabels(), CONTROL);
        Labels coarser = Labels.compacted(
                SmallGraphs.partition(groups.count(), randomSeed + 1).toLabels(), CONTROL);
        for (Quality quality : List.of(Modularity.defaults(), new Modularity(0.4), new ConstantPotts(0.6))) {
            Objective objective = Objective.of(quality, graph, CONTROL);

            LevelGraph aggregated =
                    AggregationPhase.run(objective.base(), groups, arcsPerPage, KnownLevels.memory(), CONTROL);

            assertThat(objective.quality(aggregated, coarser, CONTROL))
                    .isCloseTo(
                            objective.quality(objective.base(), coarser.after(groups, CONTROL), CONTROL), within(1e-9));
        }
    }

    @Property
    void run_twice_equalsAggregatingOnce(
            @ForAll("graphs") CsrGraph graph,
            @ForAll @IntRange(min = 1, max = 60) int arcsPerPage,
            @ForAll long randomSeed) {
        Labels groups = Labels.compacted(
                SmallGraphs.partition(graph.nodeCount(), randomSeed).toLabels(), CONTROL);
        Labels coarser = Labels.compacted(
                SmallGraphs.partition(groups.count(), randomSeed + 1).toLabels(), CONTROL);
        LevelGraph base = Objective.of(Modularity.defaults(), graph, CONTROL).base();

        LevelGraph inTwoSteps = AggregationPhase.run(
                AggregationPhase.run(base, groups, arcsPerPage, KnownLevels.memory(), CONTROL),
                coarser,
                arcsPerPage,
                KnownLevels.memory(),
                CONTROL);
        LevelGraph atOnce = AggregationPhase.run(base, coarser.after(groups, CONTROL), KnownLevels.memory(), CONTROL);

        // Weights are multiples of 1/4, so sums are exact in any order.
        assertThat(arcs(inTwoSteps)).isEqualTo(arcs(atOnce));
        for (int node = 0; node < atOnce.nodeCount(); node++) {
            assertThat(inTwoSteps.loopWeight(node)).isEqualTo(atOnce.loopWeight(node));
            assertThat(inTwoSteps.mass(node)).isEqualTo(atOnce.mass(node));
        }
    }

    private static Map<String, Double> arcs(LevelGraph graph) {
        Map<String, Double> arcs = new TreeMap<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                arcs.put(node + "-" + graph.head(arc), graph.weight(arc));
            }
        }
        return arcs;
    }
}
