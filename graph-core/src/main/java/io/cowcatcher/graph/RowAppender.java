package io.cowcatcher.graph;

/**
 * Fills compressed sparse rows whose sizes are known.
 *
 * <p>Whoever appends every arc of a graph in ascending order of its head gets rows in ascending order without sorting.
 */
final class RowAppender {
    private final long[] offsets;
    private final long[] next;
    private final int[] heads;
    private final double[] weights;

    /** Starts rows of which number {@code i} will hold {@code sizes[i + 1]} arcs; takes over the array. */
    RowAppender(long[] sizes) {
        Offsets.accumulate(sizes);
        this.offsets = sizes;
        this.next = sizes.clone();
        this.heads = new int[(int) sizes[sizes.length - 1]];
        this.weights = new double[heads.length];
    }

    void append(int tail, int head, double weight) {
        int at = (int) next[tail]++;
        heads[at] = head;
        weights[at] = weight;
    }

    CsrGraph toGraph() {
        return new CsrGraph(offsets, heads, weights);
    }
}
