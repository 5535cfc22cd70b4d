package io.cowcatcher.quality;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;

/** Checks of arguments that several measures share. */
final class Arguments {
    private Arguments() {}

    static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite and above 0 (got: " + value + ")");
        }
    }

    static void requireSameNodes(CsrGraph graph, Partition partition) {
        if (graph.nodeCount() != partition.nodeCount()) {
            throw new IllegalArgumentException("partition must have the nodes of the graph (got: "
                    + partition.nodeCount() + " nodes for a graph of " + graph.nodeCount() + ")");
        }
    }
}
