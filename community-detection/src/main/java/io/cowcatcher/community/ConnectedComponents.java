package io.cowcatcher.community;

import io.cowcatcher.community.internal.ConnectedParts;
import io.cowcatcher.community.internal.Footprint;
import io.cowcatcher.community.internal.Labels;
import io.cowcatcher.community.internal.RunMemory;
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
     * @throws io.cowcatcher.error.MemoryBudgetException if the run would take more than there is, now or as it goes
     */
    public static ConnectedComponentsResult detect(
            CsrGraph graph, ConnectedComponentsOptions options, RunControl control) {
        RunMemory memory = new RunMemory("components", graph, control);
        memory.take(ConnectedParts.heapBytes(graph.nodeCount()));
        Labels parts = ConnectedParts.of(graph, options.minimumWeight(), control);
        memory.give(ConnectedParts.heapBytes(graph.nodeCount()));
        memory.take(Labels.NODE_BYTES * graph.nodeCount()
                + Partition.heapBytesOfTrusting(graph.nodeCount(), parts.count()));
        control.report(1);
        return new ConnectedComponentsResult(Partition.trusting(parts.array(), parts.count(), control), options);
    }

    /** What a run will need beyond the graph on so many threads; O(n). */
    public static MemoryEstimate estimate(CsrGraph graph, ConnectedComponentsOptions options, int threads) {
        return Footprint.of(graph, threads).ofConnectedComponents();
    }
}
