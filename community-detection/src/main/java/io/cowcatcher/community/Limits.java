package io.cowcatcher.community;

import io.cowcatcher.community.internal.NodeSet;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;

/** Checks of arguments that several algorithms share. */
final class Limits {
    private Limits() {}

    static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 (got: " + value + ")");
        }
    }

    static void requireStartOf(CsrGraph graph, Partition start) {
        if (graph.nodeCount() != start.nodeCount()) {
            throw new IllegalArgumentException("start must have the nodes of the graph (got: " + start.nodeCount()
                    + " nodes for a graph of " + graph.nodeCount() + "); give new nodes a community of their own");
        }
    }

    /** The nodes that are changed, as the first to be visited. */
    static NodeSet requireNodesOf(CsrGraph graph, ChangedNodes changed) {
        int[] nodes = changed.toArray();
        if (nodes.length > 0 && nodes[nodes.length - 1] >= graph.nodeCount()) {
            throw new IllegalArgumentException("changed nodes must be below " + graph.nodeCount()
                    + ", the nodes of the graph (got: " + nodes[nodes.length - 1] + ")");
        }
        return NodeSet.of(nodes, graph.nodeCount());
    }
}
