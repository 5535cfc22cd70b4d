package io.cowcatcher.community;

import io.cowcatcher.community.internal.Footprint;
import io.cowcatcher.community.internal.Labels;
import io.cowcatcher.community.internal.NodeSet;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * The Leiden algorithm: Louvain with a refinement before each aggregation, which guarantees that communities are
 * connected.
 *
 * <p>One level: (1) nodes move to the community that raises the quality most; (2) each community is taken apart, and
 * its nodes are merged again, with some randomness, into well-connected groups; (3) the groups become the nodes of the
 * next level, which start in the communities of (1), so a community that should not have merged can still fall apart.
 * One iteration goes down the levels until nothing merges; the next starts again at the top, from what was found.
 *
 * <p>Every community of the result is connected, whatever the stop reason. About O(m) for the first level of each
 * iteration and less for each further level. All phases share the work with the threads of the control. The result
 * depends on the graph and the options alone.
 *
 * <p>V. A. Traag, L. Waltman, N. J. van Eck, Scientific Reports 9, 5233 (2019), doi:10.1038/s41598-019-41695-z.
 *
 * <pre>{@code
 * LeidenResult result = Leiden.detect(graph, LeidenOptions.defaults().withRandomSeed(42), RunControl.inline());
 * int[] members = result.partition().members(0);
 * }</pre>
 */
public final class Leiden {
    private Leiden() {}

    /**
     * Finds communities, starting with every node alone.
     *
     * @throws IllegalArgumentException if the weights are so large that their sum is not finite
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     * @throws io.cowcatcher.error.MemoryBudgetException if the run would take more than there is, now or as it goes
     */
    public static LeidenResult detect(CsrGraph graph, LeidenOptions options, RunControl control) {
        return new LeidenRun(graph, options, control)
                .from(() -> Labels.singletons(graph.nodeCount()), NodeSet.all(graph.nodeCount()));
    }

    /**
     * Finds communities, starting from {@code start}; the result is no worse.
     *
     * @throws IllegalArgumentException if {@code start} has another number of nodes than the graph, or as for
     *     {@link #detect}
     */
    public static LeidenResult improve(CsrGraph graph, Partition start, LeidenOptions options, RunControl control) {
        Limits.requireStartOf(graph, start);
        return new LeidenRun(graph, options, control)
                .from(() -> Labels.compacted(start.toLabels(), control), NodeSet.all(graph.nodeCount()));
    }

    /**
     * As {@link #improve(CsrGraph, Partition, LeidenOptions, RunControl)}, after a batch of changes to a graph for
     * which {@code start} was good: in the first iteration local moves on the first level visit the changed nodes, and
     * others only if a neighbour moves. Refinement, aggregation and the further levels are as ever, so communities are
     * connected.
     *
     * @param changed both ends of every edge that came, went, or has another weight, see {@link ChangedNodes#between}
     * @throws IllegalArgumentException if {@code changed} has nodes that the graph has not, or as for the other
     */
    public static LeidenResult improve(
            CsrGraph graph, Partition start, ChangedNodes changed, LeidenOptions options, RunControl control) {
        Limits.requireStartOf(graph, start);
        NodeSet first = Limits.requireNodesOf(graph, changed);
        return new LeidenRun(graph, options, control).from(() -> Labels.compacted(start.toLabels(), control), first);
    }

    /**
     * What a run will need beyond the graph on so many threads: at least what the first level takes, at most that of
     * the worst case, in which hardly anything merges at each level. As of Louvain, a run begins if there is memory for
     * its first level, and asks again before it takes more. O(n).
     */
    public static MemoryEstimate estimate(CsrGraph graph, LeidenOptions options, int threads) {
        return Footprint.of(graph, threads).ofLeiden(options.maximumLevels());
    }
}
