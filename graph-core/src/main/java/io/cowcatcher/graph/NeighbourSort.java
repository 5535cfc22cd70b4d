package io.cowcatcher.graph;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/** Sorts the neighbours of every node, merges parallel edges and closes the gaps that this leaves. */
final class NeighbourSort {
    private static final int ARCS_PER_CHECK = 1 << 14;

    private final long[] offsets;
    private final int[] heads;
    private final double[] weights;
    private int filled;

    NeighbourSort(long[] offsets, int[] heads, double[] weights) {
        this.offsets = offsets;
        this.heads = heads;
        this.weights = weights;
    }

    CsrGraph toGraph(RunControl control) {
        int nodeCount = offsets.length - 1;
        long[] merged = new long[nodeCount + 1];
        long nextCheck = 0;
        for (int node = 0; node < nodeCount; node++) {
            if (offsets[node] >= nextCheck) {
                nextCheck = offsets[node] + ARCS_PER_CHECK;
                control.checkCancelled();
                control.report((double) offsets[node] / heads.length);
            }
            sortAndMerge((int) offsets[node], (int) offsets[node + 1]);
            merged[node + 1] = filled;
        }
        return filled == heads.length
                ? new CsrGraph(merged, heads, weights)
                : new CsrGraph(merged, Arrays.copyOf(heads, filled), Arrays.copyOf(weights, filled));
    }

    /**
     * Writes the neighbours in {@code [from, to)} behind those already written; never overtakes what is still to be
     * read.
     */
    private void sortAndMerge(int from, int to) {
        if (isStrictlyAscending(from, to)) {
            System.arraycopy(heads, from, heads, filled, to - from);
            System.arraycopy(weights, from, weights, filled, to - from);
            filled += to - from;
            return;
        }
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            keys[i - from] = (long) heads[i] << 32 | (i - from);
        }
        Arrays.sort(keys);
        double[] unsorted = Arrays.copyOfRange(weights, from, to);
        for (int i = 0; i < keys.length; ) {
            int head = (int) (keys[i] >> 32);
            int start = i;
            while (i < keys.length && (int) (keys[i] >> 32) == head) {
                i++;
            }
            heads[filled] = head;
            weights[filled++] = sum(keys, start, i, unsorted);
        }
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

    private boolean isStrictlyAscending(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (heads[i - 1] >= heads[i]) {
                return false;
            }
        }
        return true;
    }
}
