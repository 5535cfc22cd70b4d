package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.DrawnGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.Quality;
import io.cowcatcher.quality.SmallGraphs;
import io.cowcatcher.run.RunControl;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RefinementPhaseTest {
    private static final RunControl CONTROL = RunControl.inline();

    @Provide
    Arbitrary<CsrGraph> graphs() {
        return SmallGraphs.upTo(24);
    }

    private static Labels labels(CsrGraph graph, long randomSeed) {
        return Labels.compacted(
                SmallGraphs.partition(graph.nodeCount(), randomSeed).toLabels(), CONTROL);
    }

    @Property
    void run_anyCommunities_givesConnectedGroupsInsideThem(@ForAll("graphs") CsrGraph graph, @ForAll long randomSeed) {
        Labels communities = labels(graph, randomSeed);
        for (Quality quality : List.of(Modularity.defaults(), new ConstantPotts(0.5))) {
            Objective objective = Objective.of(quality, graph, CONTROL);

            Labels groups = RefinementPhase.run(objective.base(), objective, communities, 0.5, randomSeed, CONTROL);

            // Splitting into connected parts changes nothing: neither the groups, nor the groups cut by community.
            assertThat(ConnectedParts.split(graph, groups, CONTROL)).isEqualTo(groups);
            assertThat(communities.liftedTo(groups, CONTROL).after(groups, CONTROL))
                    .isEqualTo(communities);
        }
    }

    @Property
    void run_anyCommunities_isNotWorseThanSingletons(@ForAll("graphs") CsrGraph graph, @ForAll long randomSeed) {
        for (Quality quality : List.of(Modularity.defaults(), new ConstantPotts(0.5))) {
            Objective objective = Objective.of(quality, graph, CONTROL);
            LevelGraph level = objective.base();

            Labels groups = RefinementPhase.run(level, objective, labels(graph, randomSeed), 0.5, randomSeed, CONTROL);

            assertThat(objective.quality(level, groups, CONTROL))
                    .isGreaterThanOrEqualTo(
                            objective.quality(level, Labels.singletons(level.nodeCount()), CONTROL) - 1e-9);
        }
    }

    @Test
    void run_twoCliquesInOneCommunity_takesThemApart() {
        DrawnGraph drawn = DrawnGraph.of(DrawnGraph.clique("abcde") + " e-f:0.4 " + DrawnGraph.clique("fghij"));
        Objective objective = Objective.of(new ConstantPotts(0.42), drawn.graph(), CONTROL);

        Labels groups = RefinementPhase.run(
                objective.base(), objective, Labels.compacted(new int[10], CONTROL), 1e-6, 7, CONTROL);

        // A visited node joins a group of its clique; whether all groups of a clique meet depends on the order of
        // visits.
        assertThat(groups.count()).isLessThan(10);
        Set<Integer> left = new HashSet<>();
        Set<Integer> right = new HashSet<>();
        for (int node = 0; node < 10; node++) {
            (node < 5 ? left : right).add(groups.array()[node]);
        }
        assertThat(left).doesNotContainAnyElementsOf(right);
    }

    @Test
    void run_nodeNotWellConnected_staysAlone() {
        // x has one of six possible edges into the community: less than gamma = 1/2 for each of its other members.
        DrawnGraph drawn = DrawnGraph.of(DrawnGraph.clique("abcdef") + " f-x");
        Objective objective = Objective.of(new ConstantPotts(0.5), drawn.graph(), CONTROL);

        for (long seed = 0; seed < 20; seed++) {
            Labels groups = RefinementPhase.run(
                    objective.base(), objective, Labels.compacted(new int[7], RunControl.inline()), 0.5, seed, CONTROL);

            int[] groupOf = groups.array();
            for (int node = 0; node < 6; node++) {
                assertThat(groupOf[node]).isNotEqualTo(groupOf[6]);
            }
        }
    }

    @Test
    void run_randomness_drawsDifferentMerges() {
        DrawnGraph ring = DrawnGraph.of("a-b b-c c-d d-e e-f f-a");
        Objective objective = Objective.of(Modularity.defaults(), ring.graph(), CONTROL);

        Set<Labels> found = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            found.add(RefinementPhase.run(
                    objective.base(),
                    objective,
                    Labels.compacted(new int[6], RunControl.inline()),
                    0.5,
                    seed,
                    CONTROL));
        }

        assertThat(found).hasSizeGreaterThan(5);
    }

    @Test
    void run_star_becomesOneGroup() {
        // The last leaf gains 1/(2n) by joining: next to nothing, but more than by staying alone.
        CsrGraphBuilder leaves = CsrGraph.builder(3_001);
        for (int leaf = 1; leaf <= 3_000; leaf++) {
            leaves.addEdge(0, leaf);
        }
        CsrGraph star = leaves.build();
        Objective objective = Objective.of(Modularity.defaults(), star, CONTROL);

        for (long seed = 0; seed < 10; seed++) {
            Labels groups = RefinementPhase.run(
                    objective.base(),
                    objective,
                    Labels.compacted(new int[star.nodeCount()], CONTROL),
                    1,
                    seed,
                    CONTROL);

            assertThat(groups.count()).isOne();
        }
    }
}
