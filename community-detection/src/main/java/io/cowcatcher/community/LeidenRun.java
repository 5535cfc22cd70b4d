package io.cowcatcher.community;

import io.cowcatcher.community.internal.AggregationPhase;
import io.cowcatcher.community.internal.ConnectedParts;
import io.cowcatcher.community.internal.Labels;
import io.cowcatcher.community.internal.LevelGraph;
import io.cowcatcher.community.internal.LocalMovePhase;
import io.cowcatcher.community.internal.NodeSet;
import io.cowcatcher.community.internal.Objective;
import io.cowcatcher.community.internal.RefinementPhase;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;
import java.util.SplittableRandom;

/** One run of {@link Leiden}: the loops over iterations and levels. Used once, by one thread. */
final class LeidenRun {
    private final LeidenOptions options;
    private final RunControl control;
    private final Objective objective;
    private final SplittableRandom random;

    LeidenRun(CsrGraph graph, LeidenOptions options, RunControl control) {
        this.options = options;
        this.control = control;
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
        }
        if (found.quality != trail.lastQuality()) {
            trail.cutOfInput(found.communities, found.quality);
        }
        control.report(1);
        Levels levels = trail.toLevels();
        int last = levels.count() - 1;
        return new LeidenResult(levels.partition(last), levels.quality(last), levels, stopReason, options);
    }

    /** One iteration: down the levels until nothing merges. */
    private Descent descend(Labels start, NodeSet first, Levels.Trail trail, int iteration) {
        RunControl ofIteration = ShareOfRun.ofIteration(iteration, options.maximumIterations(), control);
        LevelGraph graph = objective.base();
        Labels nodeOfInput = Labels.singletons(graph.nodeCount());
        Labels communities = start;
        double quality = 0;
        for (int level = 0; level < options.maximumLevels(); level++) {
            RunControl ofLevel = ShareOfRun.ofLevel("Leiden", level, ofIteration);
            Labels before = communities;
            NodeSet queued = level == 0 ? first : NodeSet.all(graph.nodeCount());
            communities = LocalMovePhase.run(graph, objective, communities, queued, random.nextLong(), ofLevel);
            Labels groups = groupsWithin(communities, graph, ofLevel);
            if (groups.areSingletons()) {
                if (level == 0 || !before.areSingletons()) {
                    quality = objective.quality(graph, groups, ofLevel);
                    trail.cut(groups, quality);
                }
                return new Descent(groups.after(nodeOfInput), quality, StopReason.CONVERGED);
            }
            graph = AggregationPhase.run(graph, groups, ofLevel);
            nodeOfInput = groups.after(nodeOfInput);
            communities = communities.liftedTo(groups);
            if (level + 1 == options.maximumLevels()) {
                communities = ConnectedParts.split(graph, communities, ofLevel);
            }
            trail.stepTo(groups);
            quality = objective.quality(graph, communities, ofLevel);
            trail.cut(communities, quality);
        }
        return new Descent(communities.after(nodeOfInput), quality, StopReason.LEVEL_LIMIT);
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
        Labels groups =
                RefinementPhase.run(graph, objective, communities, options.randomness(), random.nextLong(), ofLevel);
        return groups.areSingletons() ? ConnectedParts.split(graph, communities, ofLevel) : groups;
    }
}
