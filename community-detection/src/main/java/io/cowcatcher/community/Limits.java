package io.cowcatcher.community;

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
}
