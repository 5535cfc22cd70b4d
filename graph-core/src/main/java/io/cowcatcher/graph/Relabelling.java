package io.cowcatcher.graph;

import java.util.Arrays;

/** Gives the nodes of a graph other numbers. */
final class Relabelling {
    private final CsrGraph graph;
    private final int[] newNumberOf;
    private final int[] oldNumberOf;

    Relabelling(CsrGraph graph, int[] newNumberOf) {
        this.graph = graph;
        this.newNumberOf = newNumberOf;
        this.oldNumberOf = inverse(newNumberOf, graph.nodeCount());
    }

    private static int[] inverse(int[] newNumberOf, int nodeCount) {
        if (newNumberOf.length != nodeCount) {
            throw new IllegalArgumentException("newNumberOf must have one number for each of " + nodeCount
                    + " nodes (got: " + newNumberOf.length + ")");
        }
        int[] inverse = new int[nodeCount];
        Arrays.fill(inverse, -1);
        for (int node = 0; node < nodeCount; node++) {
            int number = newNumberOf[node];
            if (number < 0 || number >= nodeCount || inverse[number] >= 0) {
                throw new IllegalArgumentException("newNumberOf must hold every number below " + nodeCount
                        + " once (got: " + number + " for node " + node + ")");
            }
            inverse[number] = node;
        }
        return inverse;
    }

    CsrGraph toGraph() {
        long[] sizes = new long[oldNumberOf.length + 1];
        for (int number = 0; number < oldNumberOf.length; number++) {
            sizes[number + 1] = graph.degree(oldNumberOf[number]);
        }
        RowAppender rows = new RowAppender(sizes, graph.pageBits());
        for (int number = 0; number < oldNumberOf.length; number++) {
            int node = oldNumberOf[number];
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                rows.append(newNumberOf[graph.head(arc)], number, graph.weight(arc));
            }
        }
        return rows.toGraph();
    }
}
