package io.cowcatcher.graph;

import io.cowcatcher.run.RunControl;

/**
 * Fills compressed sparse rows whose sizes are known.
 *
 * <p>Whoever appends every arc of a graph in ascending order of its head gets rows in ascending order without sorting.
 */
final class RowAppender {
    private final long[] offsets;
    private final long[] next;
    private final IntPages heads;
    private final DoublePages weights;

    /**
     * Starts rows of which number {@code i} will hold {@code sizes[i + 1]} arcs, in pages of {@code 2^pageBits}; takes
     * over the array.
     */
    RowAppender(long[] sizes, int pageBits) {
        this(sizes, pageBits, RunControl.inline());
    }

    /** As the other; may be cancelled between one array and the next. */
    RowAppender(long[] sizes, int pageBits, RunControl control) {
        Offsets.accumulate(sizes);
        control.checkCancelled();
        this.offsets = sizes;
        this.next = sizes.clone();
        control.checkCancelled();
        this.heads = IntPages.ofLength(sizes[sizes.length - 1], pageBits);
        control.checkCancelled();
        this.weights = DoublePages.ofLength(heads.length(), pageBits);
    }

    void append(int tail, int head, double weight) {
        long at = next[tail]++;
        heads.set(at, head);
        weights.set(at, weight);
    }

    /** The graph, if arcs were appended so that rows ascend. */
    CsrGraph toGraph() {
        return new CsrGraph(offsets, heads, weights);
    }

    /** What makes a graph of rows in any order; takes over the arrays. */
    NeighbourSort sorted() {
        return new NeighbourSort(offsets, heads, weights);
    }
}
