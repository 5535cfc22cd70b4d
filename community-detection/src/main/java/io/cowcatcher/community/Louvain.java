package io.cowcatcher.community;

import io.cowcatcher.community.internal.AggregationPhase;
import io.cowcatcher.community.internal.Footprint;
import io.cowcatcher.community.internal.Labels;
import io.cowcatcher.community.internal.LevelGraph;
import io.cowcatcher.community.internal.LocalMovePhase;
import io.cowcatcher.community.internal.NodeSet;
import io.cowcatcher.community.internal.Objective;
import io.cowcatcher.community.internal.RunMemory;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.SplittableRandom;

/**
 * The Louvain algorithm: nodes move to the neighbouring community that raises the quality most; then communities become
 * the nodes of a smaller graph, on which the same is done, until nothing merges.
 *
 * <p>Greedy and fast, and usually close to the best partition of a graph. A community may be badly connected or even
 * fall apart into several pieces: where that matters, use {@link Leiden}.
 *
 * <p>About O(m) for the first level, which takes most of the time, and less for each further one. All phases share the
 * work with the threads of the control. The result depends on the graph and the options alone.
 *
 * <p>V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, J. Stat. Mech. P10008 (2008),
 * doi:10.1088/1742-5468/2008/10/P10008.
 */
public final class Louvain {
    private Louvain() {}

    /**
     * Finds communities, starting with every node alone.
     *
     * @throws IllegalArgumentException if the weights are so large that their sum is not finite
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     * @throws io.cowcatcher.error.MemoryBudgetException if the run would take more than there is, now or as it goes
     */
    public static LouvainResult detect(CsrGraph graph, LouvainOptions options, RunControl control) {
        return descend(graph, Labels.singletons(graph.nodeCount()), NodeSet.all(graph.nodeCount()), options, control);
    }

    /**
     * Finds communities, starting from {@code start}; the result is no worse.
     *
     * @throws IllegalArgumentException if {@code start} has another number of nodes than the graph, or as for
     *     {@link #detect}
     */
    public static LouvainResult improve(CsrGraph graph, Partition start, LouvainOptions options, RunControl control) {
        Limits.requireStartOf(graph, start);
        return descend(
                graph, Labels.compacted(start.toLabels(), control), NodeSet.all(graph.nodeCount()), options, control);
    }

    /**
     * As {@link #improve(CsrGraph, Partition, LouvainOptions, RunControl)}, after a batch of changes to a graph for
     * which {@code start} was good: on the first level, which takes most of the time, the changed nodes are visited,
     * and others only if a neighbour moves. The time left is that of O(n) steps, one aggregation, and the further
     * levels.
     *
     * @param changed both ends of every edge that came, went, or has another weight, see {@link ChangedNodes#between}
     * @throws IllegalArgumentException if {@code changed} has nodes that the graph has not, or as for the other
     */
    public static LouvainResult improve(
            CsrGraph graph, Partition start, ChangedNodes changed, LouvainOptions options, RunControl control) {
        Limits.requireStartOf(graph, start);
        NodeSet first = Limits.requireNodesOf(graph, changed);
        return descend(graph, Labels.compacted(start.toLabels(), control), first, options, control);
    }

    /**
     * What a run will need beyond the graph on so many threads: at least what the first level takes, at most that of
     * the worst case, in which hardly anything merges at each level. How far a graph shrinks is known only when it has;
     * so a run begins if there is memory for its first level, and asks its control again before it takes more. O(n).
     */
    public static MemoryEstimate estimate(CsrGraph graph, LouvainOptions options, int threads) {
        return Footprint.of(graph, threads).ofLouvain(options.maximumLevels());
    }

    private static LouvainResult descend(
            CsrGraph input, Labels start, NodeSet first, LouvainOptions options, RunControl control) {
        RunMemory memory = new RunMemory("Louvain", input, control);
        memory.take(Objective.heapBytes(input) + Labels.NODE_BYTES * input.nodeCount());
        Objective objective = Objective.of(options.quality(), input, control);
        SplittableRandom random = new SplittableRandom(options.randomSeed());
        Levels.Trail trail = Levels.Trail.kept();
        LevelGraph graph = objective.base();
        Labels communities = start;
        StopReason stopReason = StopReason.LEVEL_LIMIT;
        for (int level = 0; level < options.maximumLevels(); level++) {
            RunControl ofLevel = ShareOfRun.ofLevel("Louvain", level, control);
            NodeSet queued = level == 0 ? first : NodeSet.all(graph.nodeCount());
            if (level > 0) {
                memory.take(Labels.NODE_BYTES * graph.nodeCount());
                communities = communities.copy(); // the trail keeps the others
            }
            control.checkCancelled();
            long moving = LocalMovePhase.heapBytes(graph, control.parallelism());
            memory.take(moving);
            communities = LocalMovePhase.run(graph, objective, communities, queued, random.nextLong(), ofLevel);
            memory.give(moving);
            if (communities.areSingletons()) {
                stopReason = StopReason.CONVERGED;
                break;
            }
            long outgrown = level == 0 ? 0 : graph.heapBytes(); // the first is part of the objective
            graph = AggregationPhase.run(graph, communities, memory, ofLevel);
            memory.give(outgrown);
            trail.stepTo(communities);
            memory.take(Labels.NODE_BYTES * graph.nodeCount() + Objective.heapBytesOfQuality(graph.nodeCount()));
            control.checkCancelled();
            communities = Labels.singletons(graph.nodeCount());
            trail.cut(communities, objective.quality(graph, communities, ofLevel));
            memory.give(Objective.heapBytesOfQuality(graph.nodeCount()));
        }
        if (trail.isEmpty()) {
            memory.take(Objective.heapBytesOfQuality(communities.count()));
            trail.cut(communities, objective.quality(graph, communities, control));
            memory.give(Objective.heapBytesOfQuality(communities.count()));
        }
        memory.take(Labels.NODE_BYTES * input.nodeCount()
                + Partition.heapBytesOfTrusting(input.nodeCount(), communities.count()));
        Levels levels = trail.toLevels();
        control.report(1);
        int last = levels.count() - 1;
        return new LouvainResult(levels.partition(last, control), levels.quality(last), levels, stopReason, options);
    }
}
