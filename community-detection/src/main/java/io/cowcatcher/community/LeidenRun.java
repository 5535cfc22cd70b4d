package io.cowcatcher.community;

import io.cowcatcher.community.internal.AggregationPhase;
import io.cowcatcher.community.internal.ConnectedParts;
import io.cowcatcher.community.internal.Labels;
import io.cowcatcher.community.internal.LevelGraph;
import io.cowcatcher.community.internal.LocalMovePhase;
import io.cowcatcher.community.internal.NodeSet;
import io.cowcatcher.community.internal.Objective;
import io.cowcatcher.community.internal.RefinementPhase;
import io.cowcatcher.community.internal.RunMemory;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.RunControl;
import java.util.SplittableRandom;

/** One run of {@link Leiden}: the loops over iterations and levels. Used once, by one thread. */
final class LeidenRun {
    private final LeidenOptions options;
    private final RunControl control;
    private final Objective objective;
    private final SplittableRandom random;
    private final RunMemory memory;
    private final long labelsOfInput;

    LeidenRun(CsrGraph graph, LeidenOptions options, RunControl control) {
        this.options = options;
        this.control = control;
        this.memory = new RunMemory("Leiden", graph, control);
        this.labelsOfInput = Labels.NODE_BYTES * graph.nodeCount();
        memory.take(Objective.heapBytes(graph) + labelsOfInput); // those of the start
        this.objective = Objective.of(options.quality(), graph, control);
        this.random = new SplittableRandom(options.randomSeed());
    }

    /** Where a descent ended: communities of the nodes of the input. */
    private record Descent(Labels communities, double quality, StopReason stopReason) {}

    /** Iterates from {@code start}; in the first iteration the nodes of {@code first} are visited at first. */
    LeidenResult from(Labels start, NodeSet first) {
        Levels.Trail trail = Levels.Trail.kept();
        Descent found = descend(start, first, trail, 0);
        StopReason stopReason = StopReason.ITERATION_LIMIT;
        for (int iteration = 1; iteration < options.maximumIterations(); iteration++) {
            Descent next = descend(
                    found.communities, NodeSet.all(objective.base().nodeCount()), Levels.Trail.forgotten(), iteration);
            if (next.communities.equals(found.communities)) {
                stopReason = next.stopReason;
                break;
            }
            found = next;
            memory.give(labelsOfInput); // those of the iteration before
        }
        if (found.quality != trail.lastQuality()) {
            trail.cutOfInput(found.communities, found.quality);
        }
        memory.take(
                labelsOfInput + Partition.heapBytesOfTrusting(objective.base().nodeCount(), found.communities.count()));
        control.report(1);
        Levels levels = trail.toLevels();
        int last = levels.count() - 1;
        return new LeidenResult(levels.partition(last, control), levels.quality(last), levels, stopReason, options);
    }

    /** One iteration: down the levels until nothing merges. Its communities and what the trail keeps stay held. */
    private Descent descend(Labels start, NodeSet first, Levels.Trail trail, int iteration) {
        RunControl ofIteration = ShareOfRun.ofIteration(iteration, options.maximumIterations(), control);
        LevelGraph graph = objective.base();
        long before = memory.held();
        long kept = 0;
        memory.take(labelsOfInput);
        Labels nodeOfInput = Labels.singletons(graph.nodeCount());
        Labels communities = start;
        double quality = 0;
        for (int level = 0; level < options.maximumLevels(); level++) {
            RunControl ofLevel = ShareOfRun.ofLevel("Leiden", level, ofIteration);
            ofLevel.checkCancelled();
            boolean allAlone = communities.areSingletons();
            NodeSet queued = level == 0 ? first : NodeSet.all(graph.nodeCount());
            communities = moved(graph, isStart(level, iteration) ? communities : communities.copy(), queued, ofLevel);
            Labels groups = groupsWithin(communities, graph, ofLevel);
            if (groups.areSingletons()) {
                if (level == 0 || !allAlone) {
                    quality = quality(graph, groups, ofLevel);
                    trail.cut(groups, quality);
                    kept += trail.bytes(groups);
                }
                memory.giveAllBut(before + labelsOfInput + kept);
                return new Descent(groups.after(nodeOfInput, ofLevel), quality, StopReason.CONVERGED);
            }
            graph = AggregationPhase.run(graph, groups, memory, ofLevel);
            memory.take(labelsOfInput);
            nodeOfInput = groups.after(nodeOfInput, ofLevel);
            communities = communities.liftedTo(groups, ofLevel);
            if (level + 1 == options.maximumLevels()) {
                communities = split(graph, communities, ofLevel);
            }
            trail.stepTo(groups);
            quality = quality(graph, communities, ofLevel);
            trail.cut(communities, quality);
            kept += trail.bytes(groups) + trail.bytes(communities);
            memory.giveAllBut(
                    before + labelsOfInput + kept + graph.heapBytes() + Labels.NODE_BYTES * graph.nodeCount());
        }
        memory.giveAllBut(before + labelsOfInput + kept);
        return new Descent(communities.after(nodeOfInput, control), quality, StopReason.LEVEL_LIMIT);
    }

    /** Whether communities are those that the run began with, which nobody else looks at. */
    private static boolean isStart(int level, int iteration) {
        return level == 0 && iteration == 0;
    }

    private Labels moved(LevelGraph graph, Labels communities, NodeSet queued, RunControl ofLevel) {
        long before = memory.held();
        memory.take(Labels.NODE_BYTES * graph.nodeCount() + LocalMovePhase.heapBytes(graph, control.parallelism()));
        Labels moved = LocalMovePhase.run(graph, objective, communities, queued, random.nextLong(), ofLevel);
        memory.giveAllBut(before + Labels.NODE_BYTES * graph.nodeCount());
        return moved;
    }

    private double quality(LevelGraph graph, Labels communities, RunControl ofLevel) {
        long bytes = Objective.heapBytesOfQuality(communities.count());
        memory.take(bytes);
        double quality = objective.quality(graph, communities, ofLevel);
        memory.give(bytes);
        return quality;
    }

    private Labels split(LevelGraph graph, Labels communities, RunControl ofLevel) {
        long bytes = ConnectedParts.heapBytes(graph.nodeCount());
        memory.take(bytes);
        Labels parts = ConnectedParts.split(graph, communities, ofLevel);
        memory.give(bytes);
        return parts;
    }

    /**
     * The groups that become the nodes of the next level; singletons once every community is a single node.
     *
     * <p>A refinement that merges nothing, be it by chance or by rounding, or because a community of {@code start} is
     * held together by no edge, is replaced by the connected parts of the communities: so each level but the last
     * shrinks the graph.
     */
    private Labels groupsWithin(Labels communities, LevelGraph graph, RunControl ofLevel) {
        if (communities.areSingletons()) {
            return communities;
        }
        long before = memory.held();
        memory.take(RefinementPhase.heapBytes(graph, communities, control.parallelism()));
        Labels groups =
                RefinementPhase.run(graph, objective, communities, options.randomness(), random.nextLong(), ofLevel);
        memory.giveAllBut(before + Labels.NODE_BYTES * graph.nodeCount());
        return groups.areSingletons() ? split(graph, communities, ofLevel) : groups;
    }
}
