package io.cowcatcher.community;

import io.cowcatcher.community.internal.ConnectedParts;
import io.cowcatcher.community.internal.Footprint;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * Connected components: two nodes belong together if edges, each of at least a given weight, lead from one to the
 * other.
 *
 * <p>O(n + m), by breadth-first search. It runs on the calling thread. The result depends on the graph and the options
 * alone.
 */
public final class ConnectedComponents {
    private ConnectedComponents() {}

    /**
     * Finds the components.
     *
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate does not fit the budget
     */
    public static ConnectedComponentsResult detect(
            CsrGraph graph, ConnectedComponentsOptions options, RunControl control) {
        control.admit(estimate(graph, options));
        int[] parts = ConnectedParts.of(graph, options.minimumWeight(), control).array();
        control.report(1);
        return new ConnectedComponentsResult(Partition.of(parts), options);
    }

    /** What a run will need beyond the graph; O(n). */
    public static MemoryEstimate estimate(CsrGraph graph, ConnectedComponentsOptions options) {
        return Footprint.of(graph).ofConnectedComponents();
    }
}
