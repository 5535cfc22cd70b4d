package io.cowcatcher.sample;

import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NamedNode;
import java.util.List;

/**
 * What was found around some nodes. Immutable, share freely.
 *
 * @param graph every edge that was met, and its ends
 * @param layers the nodes by their distance from the start: first the start itself; each in the order of nodes.
 *     Distances are along edges that were met
 * @param truncated the hubs, of whose events only some were kept, in the order of nodes
 * @param ending why it ended
 * @param budget what it was allowed to cost
 */
public record SampledSubgraph(
        HeteroGraph graph,
        List<List<NamedNode>> layers,
        List<NamedNode> truncated,
        Ending ending,
        SampleBudget budget) {

    /** Why a sample ended. */
    public enum Ending {
        /** All hops were done, or nothing was left to expand. */
        COMPLETE,
        /** One node more would have been too many. */
        NODES,
        /** One edge more would have been too many. */
        EDGES,
        /** The time was up. */
        TIME
    }

    /** Copies the lists. */
    public SampledSubgraph {
        layers = layers.stream().map(List::copyOf).toList();
        truncated = List.copyOf(truncated);
    }

    /** Whether something may be missing for want of budget; hubs are reported apart. */
    public boolean isPartial() {
        return ending != Ending.COMPLETE;
    }
}
