package io.cowcatcher.graph;

import io.cowcatcher.graph.CollectedEdges.Chunk;
import io.cowcatcher.run.RunControl;

/**
 * Collects undirected edges in any order and makes a {@link CsrGraph} of them.
 *
 * <p>Weights of parallel edges are added, in an order that depends on the weights alone. Memory: 16 bytes an edge, and
 * the graph itself. Not safe for use by several threads.
 */
public final class CsrGraphBuilder {
    private static final int EDGES_PER_CHECK = 1 << 14;
    private static final double SHARE_OF_PLACING = 0.4;

    private final int nodeCount;
    private final int pageBits;
    private final CollectedEdges edges = new CollectedEdges();

    CsrGraphBuilder(int nodeCount) {
        this(nodeCount, Pages.LARGEST_BITS);
    }

    /** As {@link #CsrGraphBuilder(int)}, for a graph in pages of {@code 2^pageBits} arcs. */
    CsrGraphBuilder(int nodeCount, int pageBits) {
        if (nodeCount < 0) {
            throw new IllegalArgumentException("nodeCount must not be negative (got: " + nodeCount + ")");
        }
        this.nodeCount = nodeCount;
        this.pageBits = pageBits;
    }

    /** Makes no more room than so many edges in all need; a hint that saves a little memory and changes no result. */
    public CsrGraphBuilder expecting(long edges) {
        if (edges < 0) {
            throw new IllegalArgumentException("edges must not be negative (got: " + edges + ")");
        }
        this.edges.expect(edges);
        return this;
    }

    /** Adds an edge of weight 1. */
    public CsrGraphBuilder addEdge(int a, int b) {
        return addEdge(a, b, 1);
    }

    /**
     * Adds an edge.
     *
     * @throws IllegalArgumentException if an end is no node of the graph, both are the same, or the weight is not
     *     finite and above 0
     */
    public CsrGraphBuilder addEdge(int a, int b, double weight) {
        requireNode(a);
        requireNode(b);
        if (a == b) {
            throw new IllegalArgumentException(
                    "the ends of an edge must differ (got: " + a + " twice); drop self-loops first");
        }
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weight must be finite and above 0 (got: " + weight + " between " + a
                    + " and " + b + "); drop edges without weight");
        }
        edges.add(a, b, weight);
        return this;
    }

    private void requireNode(int node) {
        if (node < 0 || node >= nodeCount) {
            throw new IllegalArgumentException("node must be from 0 to " + (nodeCount - 1) + " (got: " + node + ")");
        }
    }

    /** Makes the graph; O(edges) plus the sorting of each node's neighbours. */
    public CsrGraph build() {
        return build(RunControl.inline());
    }

    /**
     * As {@link #build()}, on the calling thread.
     *
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public CsrGraph build(RunControl control) {
        control.checkCancelled();
        long[] offsets = new long[nodeCount + 1];
        for (Chunk chunk : edges.chunks()) {
            control.checkCancelled();
            for (int i = 0; i < chunk.size; i++) {
                offsets[chunk.tails[i] + 1]++;
                offsets[chunk.heads[i] + 1]++;
            }
        }
        RowAppender rows = new RowAppender(offsets, pageBits, control);
        long placed = 0;
        for (Chunk chunk : edges.chunks()) {
            for (int i = 0; i < chunk.size; i++) {
                if (placed % EDGES_PER_CHECK == 0) {
                    control.checkCancelled();
                    control.report(SHARE_OF_PLACING * placed / edges.size());
                }
                rows.append(chunk.tails[i], chunk.heads[i], chunk.weights[i]);
                rows.append(chunk.heads[i], chunk.tails[i], chunk.weights[i]);
                placed++;
            }
        }
        return rows.sorted().toGraph(control.phase("sorting neighbours", SHARE_OF_PLACING, 1));
    }
}
