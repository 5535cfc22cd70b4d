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
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

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
        memory.take(Objective.heapBytes(graph));
        this.objective = Objective.of(options.quality(), graph, control);
        this.random = new SplittableRandom(options.randomSeed());
    }

    /** Where a descent ended: communities of the nodes of the input. */
    private record Descent(Labels communities, double quality, StopReason stopReason) {}

    /**
     * Iterates from {@code start}; in the first iteration the nodes of {@code first} are visited at first.
     *
     * @param start makes labels that are taken over: nobody else holds on to them, so they go once they are outdated
     */
    LeidenResult from(Supplier<Labels> start, NodeSet first) {
        Levels.Trail trail = Levels.Trail.kept();
        Descent found = descend(start, first, trail, 0);
        StopReason stopReason = StopReason.ITERATION_LIMIT;
        for (int iteration = 1; iteration < options.maximumIterations(); iteration++) {
            Labels before = found.communities;
            Descent next = descend(
                    before::copy, NodeSet.all(objective.base().nodeCount()), Levels.Trail.forgotten(), iteration);
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
    private Descent descend(Supplier<Labels> start, NodeSet first, Levels.Trail trail, int iteration) {
        RunControl ofIteration = ShareOfRun.ofIteration(iteration, options.maximumIterations(), control);
        LevelGraph graph = objective.base();
        long before = memory.held();
        long ofSteps = 0;
        long ofCuts = 0;
        List<Labels> steps = new ArrayList<>();
        memory.take(labelsOfInput);
        Labels communities = start.get();
        double quality = 0;
        for (int level = 0; level < options.maximumLevels(); level++) {
            RunControl ofLevel = ShareOfRun.ofLevel("Leiden", level, ofIteration);
            ofLevel.checkCancelled();
            boolean allAlone = communities.areSingletons();
            NodeSet queued = level == 0 ? first : NodeSet.all(graph.nodeCount());
            if (level > 0) {
                memory.take(Labels.NODE_BYTES * graph.nodeCount());
                communities = communities.copy();
            }
            communities = moved(graph, communities, queued, ofLevel);
            Labels groups = groupsWithin(communities, graph, ofLevel);
            if (groups.areSingletons()) {
                if (level == 0 || !allAlone) {
                    quality = quality(graph, groups, ofLevel);
                    trail.cut(groups, quality);
                    ofCuts += trail.bytes(groups);
                }
                Descent found = new Descent(ofInput(groups, steps), quality, StopReason.CONVERGED);
                memory.giveAllBut(before + labelsOfInput + trail.kept(ofSteps) + ofCuts);
                return found;
            }
            graph = AggregationPhase.run(graph, groups, memory, ofLevel);
            steps.add(groups);
            ofSteps += Labels.NODE_BYTES * groups.nodeCount();
            communities = communities.liftedTo(groups, ofLevel);
            if (level + 1 == options.maximumLevels()) {
                communities = split(graph, communities, ofLevel);
            }
            trail.stepTo(groups);
            quality = quality(graph, communities, ofLevel);
            trail.cut(communities, quality);
            ofCuts += trail.bytes(communities);
            memory.giveAllBut(before + ofSteps + ofCuts + graph.heapBytes() + Labels.NODE_BYTES * graph.nodeCount());
        }
        Descent found = new Descent(ofInput(communities, steps), quality, StopReason.LEVEL_LIMIT);
        memory.giveAllBut(before + labelsOfInput + trail.kept(ofSteps) + ofCuts);
        return found;
    }

    /**
     * Communities of the nodes of the input, put together from those of the last level and the steps that led to it.
     */
    private Labels ofInput(Labels communities, List<Labels> steps) {
        memory.take(2 * labelsOfInput);
        Labels found = communities;
        for (int step = steps.size() - 1; step >= 0; step--) {
            found = found.after(steps.get(step), control);
        }
        memory.give(2 * labelsOfInput);
        return found;
    }

    private Labels moved(LevelGraph graph, Labels communities, NodeSet queued, RunControl ofLevel) {
        long before = memory.held();
        memory.take(LocalMovePhase.heapBytes(graph, control.parallelism()));
        Labels moved = LocalMovePhase.run(graph, objective, communities, queued, random.nextLong(), ofLevel);
        memory.giveAllBut(before);
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
