package io.cowcatcher.graph;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * Collects undirected edges in any order and makes a {@link CsrGraph} of them.
 *
 * <p>Weights of parallel edges are added, in an order that depends on the weights alone. Memory: 16 bytes an edge, up
 * to twice that while it grows unless the number of edges was {@link #expecting told}, and the graph itself. Not safe
 * for use by several threads.
 */
public final class CsrGraphBuilder {
    private static final int LARGEST_CAPACITY = Integer.MAX_VALUE - 64;
    private static final int EDGES_PER_CHECK = 1 << 14;
    private static final double SHARE_OF_PLACING = 0.4;

    private final int nodeCount;
    private int[] tails = new int[0];
    private int[] heads = new int[0];
    private double[] weights = new double[0];
    private int size;

    CsrGraphBuilder(int nodeCount) {
        if (nodeCount < 0) {
            throw new IllegalArgumentException("nodeCount must not be negative (got: " + nodeCount + ")");
        }
        this.nodeCount = nodeCount;
    }

    /** Makes room for so many edges in all; a hint that saves memory and changes no result. */
    public CsrGraphBuilder expecting(long edges) {
        if (edges < 0) {
            throw new IllegalArgumentException("edges must not be negative (got: " + edges + ")");
        }
        if (edges > tails.length) {
            resize((int) Math.min(LARGEST_CAPACITY, edges));
        }
        return this;
    }

    private void resize(int capacity) {
        tails = Arrays.copyOf(tails, capacity);
        heads = Arrays.copyOf(heads, capacity);
        weights = Arrays.copyOf(weights, capacity);
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
        if (size == tails.length) {
            int capacity = (int) Math.min(LARGEST_CAPACITY, Math.max(16, size * 2L));
            if (capacity == size) {
                throw new IllegalStateException("edges must number less than 2^31 (got: " + size + ")");
            }
            resize(capacity);
        }
        tails[size] = a;
        heads[size] = b;
        weights[size++] = weight;
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
        if (size > LARGEST_CAPACITY / 2) {
            throw new IllegalStateException(
                    "edges must number less than 2^30 (got: " + size + "); raise the least weight or split the graph");
        }
        long[] offsets = new long[nodeCount + 1];
        for (int i = 0; i < size; i++) {
            offsets[tails[i] + 1]++;
            offsets[heads[i] + 1]++;
        }
        for (int node = 0; node < nodeCount; node++) {
            offsets[node + 1] += offsets[node];
        }
        int[] arcHeads = new int[size * 2];
        double[] arcWeights = new double[size * 2];
        long[] next = Arrays.copyOf(offsets, nodeCount);
        for (int i = 0; i < size; i++) {
            if (i % EDGES_PER_CHECK == 0) {
                control.checkCancelled();
                control.report(SHARE_OF_PLACING * i / size);
            }
            place(arcHeads, arcWeights, next[tails[i]]++, heads[i], weights[i]);
            place(arcHeads, arcWeights, next[heads[i]]++, tails[i], weights[i]);
        }
        return new NeighbourSort(offsets, arcHeads, arcWeights)
                .toGraph(control.phase("sorting neighbours", SHARE_OF_PLACING, 1));
    }

    private static void place(int[] arcHeads, double[] arcWeights, long at, int head, double weight) {
        arcHeads[(int) at] = head;
        arcWeights[(int) at] = weight;
    }
}
