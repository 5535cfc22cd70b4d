package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A run that is cancelled ends soon whatever it does just then: each of its loops polls along its nodes or arcs. */
class PollsTest {
    private static final int NODES = 100_000;

    /** How many polls one loop over the nodes, or over the arcs of a hub, makes at least. */
    private static final int OF_A_LOOP = NODES / 10_000;

    private static final CsrGraph STAR = star();

    private static CsrGraph star() {
        CsrGraphBuilder builder = CsrGraph.builder(NODES);
        for (int leaf = 1; leaf < NODES; leaf++) {
            builder.addEdge(0, leaf);
        }
        return builder.build();
    }

    private static int polls(Consumer<RunControl> work) {
        AtomicInteger polls = new AtomicInteger();
        work.accept(RunControl.inline().cancelledBy(() -> polls.incrementAndGet() < 0));
        return polls.get();
    }

    @Test
    void labels_eachWayToMakeThem_polls() {
        Labels all = Labels.singletons(NODES);

        assertThat(polls(control -> Labels.compacted(new int[NODES], control))).isGreaterThanOrEqualTo(OF_A_LOOP);
        assertThat(polls(control -> all.after(all, control))).isGreaterThanOrEqualTo(OF_A_LOOP);
        assertThat(polls(control -> all.liftedTo(all, control))).isGreaterThanOrEqualTo(OF_A_LOOP);
        assertThat(polls(control -> Groups.of(all, control))).isGreaterThanOrEqualTo(3 * OF_A_LOOP);
        assertThat(polls(control -> Partition.trusting(new int[NODES], 1, control)))
                .isGreaterThanOrEqualTo(2 * OF_A_LOOP);
    }

    @Test
    void maximumDegree_askedForFirst_pollsAndIsKnownThen() {
        LevelGraph level = BaseGraph.weighedByCount(STAR);

        assertThat(polls(level::maximumDegree)).isGreaterThanOrEqualTo(OF_A_LOOP);
        assertThat(polls(level::maximumDegree)).isZero();
    }

    @Test
    void shuffle_manyNodes_polls() {
        int[] nodes = new int[NODES];

        assertThat(polls(control -> NodeOrder.shuffle(nodes, 0, NODES, new SplittableRandom(1), control)))
                .isGreaterThanOrEqualTo(OF_A_LOOP);
    }

    @Test
    void connectedParts_hub_pollsAlongItsArcs() {
        int withoutArcs =
                polls(control -> ConnectedParts.of(CsrGraph.builder(NODES).build(), 0, control));

        assertThat(polls(control -> ConnectedParts.of(STAR, 0, control)))
                .isGreaterThanOrEqualTo(withoutArcs + OF_A_LOOP);
    }

    @Test
    void refinement_oneLargeCommunity_pollsInEveryStep() {
        Objective objective = Objective.of(Modularity.defaults(), STAR, RunControl.inline());
        Labels together = Labels.compacted(new int[NODES], RunControl.inline());

        // Weighing and merging poll about 15 times for a hub's arcs and all nodes; the loops around them as often
        // again.
        assertThat(polls(control -> RefinementPhase.run(objective.base(), objective, together, 0.01, 1, control)))
                .isGreaterThanOrEqualTo(20 * OF_A_LOOP);
    }

    @Test
    void localMoves_oneNodeQueuedOfAPath_pollsWhereItLooksForIt() {
        CsrGraphBuilder path = CsrGraph.builder(NODES);
        for (int node = 1; node < NODES; node++) {
            path.addEdge(node - 1, node);
        }
        Objective objective = Objective.of(Modularity.defaults(), path.build(), RunControl.inline());
        Labels alone = Labels.singletons(NODES);
        objective.base().maximumDegree();
        int none = polls(control -> LocalMovePhase.run(
                objective.base(), objective, alone.copy(), NodeSet.of(new int[0], NODES), 1, control));

        // Each node is looked at in every round, 195 of them a batch; a poll every 64 batches would be too seldom.
        assertThat(polls(control -> LocalMovePhase.run(
                        objective.base(), objective, alone.copy(), NodeSet.of(new int[] {7}, NODES), 1, control)))
                .isGreaterThanOrEqualTo(none + new Batches(objective.base(), 1).count());
    }
}
