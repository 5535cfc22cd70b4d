package io.cowcatcher.graph;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/** Sorts the neighbours of every node, merges parallel edges and closes the gaps that this leaves. */
final class NeighbourSort {
    private static final int ARCS_PER_CHECK = 1 << 14;
    private static final int MOST_ARCS_OF_A_NODE = Integer.MAX_VALUE - 64;

    private final long[] offsets;
    private final IntPages heads;
    private final DoublePages weights;
    private long filled;

    NeighbourSort(long[] offsets, IntPages heads, DoublePages weights) {
        this.offsets = offsets;
        this.heads = heads;
        this.weights = weights;
    }

    CsrGraph toGraph(RunControl control) {
        int nodeCount = offsets.length - 1;
        control.checkCancelled();
        long[] merged = new long[nodeCount + 1];
        long nextCheck = 0;
        for (int node = 0; node < nodeCount; node++) {
            if (offsets[node] >= nextCheck) {
                nextCheck = offsets[node] + ARCS_PER_CHECK;
                control.checkCancelled();
                control.report((double) offsets[node] / heads.length());
            }
            sortAndMerge(node, offsets[node], offsets[node + 1]);
            merged[node + 1] = filled;
        }
        control.checkCancelled();
        IntPages mergedHeads = heads.first(filled);
        control.checkCancelled();
        return new CsrGraph(merged, mergedHeads, weights.first(filled));
    }

    /**
     * Writes the neighbours in {@code [from, to)} behind those already written; never overtakes what is still to be
     * read.
     */
    private void sortAndMerge(int node, long from, long to) {
        if (isStrictlyAscending(from, to)) {
            moveForward(from, to);
            return;
        }
        if (to - from > MOST_ARCS_OF_A_NODE) {
            throw new IllegalStateException("edges of a node must number less than 2^31 with parallel ones (got: "
                    + (to - from) + " of node " + node + "); add the weights of parallel edges first");
        }
        long[] keys = new long[(int) (to - from)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) heads.get(from + i) << 32 | i;
        }
        Arrays.sort(keys);
        double[] unsorted = new double[keys.length];
        weights.copy(from, to, unsorted, 0);
        for (int i = 0; i < keys.length; ) {
            int head = (int) (keys[i] >> 32);
            int start = i;
            while (i < keys.length && (int) (keys[i] >> 32) == head) {
                i++;
            }
            put(head, sum(keys, start, i, unsorted));
        }
    }

    private void moveForward(long from, long to) {
        long gap = from - filled;
        if (gap > 0) {
            for (long i = from; i < to; i++) {
                heads.set(i - gap, heads.get(i));
                weights.set(i - gap, weights.get(i));
            }
        }
        filled += to - from;
    }

    private void put(int head, double weight) {
        heads.set(filled, head);
        weights.set(filled++, weight);
    }

    /** Adds the weights of parallel edges in ascending order, so that the order of insertion leaves no trace. */
    private static double sum(long[] keys, int from, int to, double[] unsorted) {
        if (to - from == 1) {
            return unsorted[(int) keys[from]];
        }
        double[] parallel = new double[to - from];
        for (int i = from; i < to; i++) {
            parallel[i - from] = unsorted[(int) keys[i]];
        }
        Arrays.sort(parallel);
        double sum = 0;
        for (double weight : parallel) {
            sum += weight;
        }
        if (Double.isInfinite(sum)) {
            throw new IllegalArgumentException(
                    "the weights of parallel edges must be finite when added (got: " + parallel.length
                            + " edges of up to " + parallel[parallel.length - 1] + "); scale all weights down");
        }
        return sum;
    }

    private boolean isStrictlyAscending(long from, long to) {
        int before = -1;
        for (long i = from; i < to; i++) {
            int head = heads.get(i);
            if (head <= before) {
                return false;
            }
            before = head;
        }
        return true;
    }
}
