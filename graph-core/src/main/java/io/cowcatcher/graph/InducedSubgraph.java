package io.cowcatcher.graph;

import java.util.Arrays;

/**
 * Some nodes of a graph, and all edges among them, as a graph of its own.
 *
 * <p>Immutable, share freely.
 */
public final class InducedSubgraph {
    private final CsrGraph graph;
    private final int[] nodes;

    private InducedSubgraph(CsrGraph graph, int[] nodes) {
        this.graph = graph;
        this.nodes = nodes;
    }

    /** Node {@code i} of the result is node {@code nodes[i]} of {@code whole}. */
    static InducedSubgraph of(CsrGraph whole, int[] nodes) {
        int[] chosen = nodes.clone();
        Chosen numbers = new Chosen(whole, chosen);
        long[] sizes = new long[chosen.length + 1];
        for (int number = 0; number < chosen.length; number++) {
            for (long arc = whole.firstArc(chosen[number]); arc < whole.endArc(chosen[number]); arc++) {
                sizes[number + 1] += numbers.of(whole.head(arc)) < 0 ? 0 : 1;
            }
        }
        RowAppender rows = new RowAppender(sizes, whole.pageBits());
        for (int number = 0; number < chosen.length; number++) {
            for (long arc = whole.firstArc(chosen[number]); arc < whole.endArc(chosen[number]); arc++) {
                int neighbour = numbers.of(whole.head(arc));
                if (neighbour >= 0) {
                    rows.append(neighbour, number, whole.weight(arc));
                }
            }
        }
        return new InducedSubgraph(rows.toGraph(), chosen);
    }

    /** The graph of the chosen nodes, numbered from 0 in the order in which they were chosen. */
    public CsrGraph graph() {
        return graph;
    }

    /** The nodes of the whole graph that were chosen; a copy. */
    public int[] nodes() {
        return nodes.clone();
    }

    /** The node of the whole graph that is node {@code i} of {@link #graph}. */
    public int node(int i) {
        return nodes[i];
    }

    /**
     * The numbers of the chosen nodes, found in O(log k): small subgraphs of a large graph cost nothing per node of it.
     */
    private static final class Chosen {
        /** Ascending: the node in the upper half, its number in the subgraph in the lower. */
        private final long[] keys;

        Chosen(CsrGraph whole, int[] nodes) {
            keys = new long[nodes.length];
            for (int i = 0; i < nodes.length; i++) {
                if (nodes[i] < 0 || nodes[i] >= whole.nodeCount()) {
                    throw new IllegalArgumentException(
                            "node must be below " + whole.nodeCount() + " and not negative (got: " + nodes[i] + ")");
                }
                keys[i] = (long) nodes[i] << 32 | i;
            }
            Arrays.sort(keys);
            for (int i = 1; i < keys.length; i++) {
                if (keys[i - 1] >> 32 == keys[i] >> 32) {
                    throw new IllegalArgumentException("nodes must differ (got: " + (keys[i] >> 32) + " twice)");
                }
            }
        }

        /** The number of a node of the whole graph, or -1 if it was not chosen. */
        int of(int node) {
            int at = Arrays.binarySearch(keys, (long) node << 32);
            int candidate = at >= 0 ? at : -at - 1;
            return candidate < keys.length && keys[candidate] >> 32 == node ? (int) keys[candidate] : -1;
        }
    }
}
