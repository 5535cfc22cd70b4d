package io.cowcatcher.community;

import io.cowcatcher.community.internal.ConnectedParts;
import io.cowcatcher.community.internal.Footprint;
import io.cowcatcher.community.internal.Labels;
import io.cowcatcher.community.internal.PropagationPhase;
import io.cowcatcher.community.internal.RunMemory;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * Label propagation: every node takes the label that most of the weight around it has, until no node wants another one.
 *
 * <p>The cheapest of the methods, with no resolution to choose. On dense or noisy graphs one label may flood most of
 * the graph; {@link LabelPropagationOptions#withHopAttenuation} is the remedy. Nodes change one at a time, which is why
 * the run cannot oscillate, and communities are split into their connected parts at the end, as the paper asks.
 *
 * <p>O(m) for a round and a few rounds in all, as nodes around which nothing changes are not visited again. All phases
 * share the work with the threads of the control. The result depends on the graph and the options alone.
 *
 * <p>U. N. Raghavan, R. Albert, S. Kumara, Physical Review E 76, 036106 (2007), doi:10.1103/PhysRevE.76.036106; hop
 * attenuation after I. X. Y. Leung et al., Physical Review E 79, 066107 (2009), doi:10.1103/PhysRevE.79.066107.
 */
public final class LabelPropagation {
    private LabelPropagation() {}

    /**
     * Finds communities, starting with a label of its own for every node.
     *
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     * @throws io.cowcatcher.error.MemoryBudgetException if the run would take more than there is, now or as it goes
     */
    public static LabelPropagationResult detect(CsrGraph graph, LabelPropagationOptions options, RunControl control) {
        return spread(graph, Labels.singletons(graph.nodeCount()), options, control);
    }

    /**
     * Finds communities, starting with one label for each community of {@code start}.
     *
     * @throws IllegalArgumentException if {@code start} has another number of nodes than the graph
     */
    public static LabelPropagationResult improve(
            CsrGraph graph, Partition start, LabelPropagationOptions options, RunControl control) {
        Limits.requireStartOf(graph, start);
        return spread(graph, Labels.compacted(start.toLabels(), control), options, control);
    }

    /** What a run will need beyond the graph on so many threads; O(n). */
    public static MemoryEstimate estimate(CsrGraph graph, LabelPropagationOptions options, int threads) {
        return Footprint.of(graph, threads).ofLabelPropagation(options.hopAttenuation() > 0);
    }

    private static LabelPropagationResult spread(
            CsrGraph graph, Labels start, LabelPropagationOptions options, RunControl control) {
        RunMemory memory = new RunMemory("label propagation", graph, control);
        long labels = Labels.NODE_BYTES * graph.nodeCount();
        long spreading = PropagationPhase.heapBytes(graph, options.hopAttenuation() > 0, control.parallelism());
        memory.take(labels + spreading);
        PropagationPhase.Outcome outcome = PropagationPhase.run(
                graph, start, options.hopAttenuation(), options.maximumIterations(), options.randomSeed(), control);
        memory.give(spreading);
        memory.take(ConnectedParts.heapBytes(graph.nodeCount()));
        Labels parts = ConnectedParts.split(graph, outcome.labels(), control);
        memory.give(ConnectedParts.heapBytes(graph.nodeCount()));
        memory.take(labels + Partition.heapBytesOfTrusting(graph.nodeCount(), parts.count()));
        control.report(1);
        return new LabelPropagationResult(
                Partition.trusting(parts.array(), parts.count(), control),
                outcome.rounds(),
                outcome.converged() ? StopReason.CONVERGED : StopReason.ITERATION_LIMIT,
                options);
    }
}
