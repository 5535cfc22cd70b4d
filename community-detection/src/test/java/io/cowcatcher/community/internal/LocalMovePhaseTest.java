package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.community.PlantedPartition;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.Quality;
import io.cowcatcher.quality.SmallGraphs;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LocalMovePhaseTest {
    private static final RunControl CONTROL = RunControl.inline();
    private static final List<Quality> QUALITIES =
            List.of(Modularity.defaults(), new Modularity(2), new ConstantPotts(0.25), new ConstantPotts(1));

    @Provide
    Arbitrary<CsrGraph> graphs() {
        return SmallGraphs.upTo(24);
    }

    @Property(tries = 500)
    void run_anyStart_equalsThePlainTwin(
            @ForAll("graphs") CsrGraph graph,
            @ForAll @IntRange(min = 1, max = 70) int nodesPerBatch,
            @ForAll long randomSeed) {
        Labels start = labels(graph, randomSeed);
        Batches batches = new Batches(graph.nodeCount(), nodesPerBatch, randomSeed);
        for (Quality quality : QUALITIES) {
            Objective objective = Objective.of(quality, graph, CONTROL);

            Labels fast = LocalMovePhase.run(objective.base(), objective, start, batches, CONTROL);

            assertThat(fast.array())
                    .isEqualTo(PlainLocalMove.run(objective.base(), objective, start, batches)
                            .array());
        }
    }

    @Example
    void run_largeGraph_givesTheSameOnAnyNumberOfThreads() {
        requireTheSameOnAnyNumberOfThreads(
                PlantedPartition.draw(500, 40, 12, 5, 3).graph());
    }

    @Example
    void run_consecutiveNeighbours_givesTheSameOnAnyNumberOfThreads() {
        int nodes = 20_000;
        CsrGraphBuilder nearest = CsrGraph.builder(nodes);
        for (int node = 0; node < nodes; node++) {
            for (int other = node + 1; other < Math.min(nodes, node + 10); other++) {
                nearest.addEdge(node, other, 1);
            }
        }
        requireTheSameOnAnyNumberOfThreads(nearest.build());
    }

    /** So few arcs that a task of some arcs would have more nodes than an int can count. */
    @Example
    void run_oneEdgeAmongAMillionNodesOfOneCommunity_leavesItsEndsTogether() {
        int nodes = 1 << 20;
        CsrGraph graph = CsrGraph.builder(nodes).addEdge(3, nodes - 5, 1).build();
        Objective objective = Objective.of(Modularity.defaults(), graph, CONTROL);
        Labels together = Labels.compacted(new int[nodes], CONTROL);

        Labels found = LocalMovePhase.run(objective.base(), objective, together, 5, CONTROL);

        assertThat(found.count()).isEqualTo(nodes - 1);
        assertThat(found.array()[3]).isEqualTo(found.array()[nodes - 5]);
    }

    private static void requireTheSameOnAnyNumberOfThreads(CsrGraph graph) {
        Objective objective = Objective.of(Modularity.defaults(), graph, CONTROL);
        Labels start = Labels.singletons(graph.nodeCount());
        Labels alone = LocalMovePhase.run(objective.base(), objective, start.copy(), 5, CONTROL);
        assertThat(alone.count()).isLessThan(graph.nodeCount() / 5);
        ExecutorService workers = Executors.newFixedThreadPool(7);
        try {
            for (int threads : new int[] {2, 4, 8}) {
                assertThat(LocalMovePhase.run(
                                objective.base(), objective, start.copy(), 5, RunControl.on(workers, threads)))
                        .isEqualTo(alone);
            }
        } finally {
            workers.shutdown();
        }
    }

    @Property(tries = 500)
    void run_untilNothingChanges_leavesNoMoveThatPays(
            @ForAll("graphs") CsrGraph graph,
            @ForAll @IntRange(min = 1, max = 30) int nodesPerBatch,
            @ForAll long randomSeed) {
        Batches batches = new Batches(graph.nodeCount(), nodesPerBatch, randomSeed);
        for (Quality quality : QUALITIES) {
            Objective objective = Objective.of(quality, graph, CONTROL);
            LevelGraph level = objective.base();

            Labels before;
            Labels found = labels(graph, randomSeed);
            do {
                before = found;
                found = LocalMovePhase.run(level, objective, before, batches, CONTROL);
                assertThat(objective.quality(level, found, CONTROL))
                        .isGreaterThanOrEqualTo(objective.quality(level, before, CONTROL) - 1e-12);
            } while (!found.equals(before));

            requireNoMovePays(level, objective, found);
        }
    }

    private static void requireNoMovePays(LevelGraph level, Objective objective, Labels found) {
        double best = objective.quality(level, found, CONTROL);
        for (int node = 0; node < level.nodeCount(); node++) {
            for (int community = 0; community <= found.count() && community < level.nodeCount(); community++) {
                int[] moved = found.array().clone();
                moved[node] = community;
                assertThat(objective.quality(level, Labels.compacted(moved, CONTROL), CONTROL))
                        .isLessThanOrEqualTo(best + 1e-9);
            }
        }
    }

    private static Labels labels(CsrGraph graph, long randomSeed) {
        return Labels.compacted(
                SmallGraphs.partition(graph.nodeCount(), randomSeed).toLabels(), CONTROL);
    }
}
