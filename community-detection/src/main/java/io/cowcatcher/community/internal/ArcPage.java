package io.cowcatcher.community.internal;

import java.util.Arrays;

/**
 * The arcs of consecutive nodes of an aggregated graph. Where weights are whole numbers of a unit, these are stored: 8
 * bytes an arc instead of 12. Immutable.
 */
final class ArcPage {
    /** Four arrays, the page and the reference to it. */
    private static final long OBJECTS = 112;

    private static final double[] NO_WEIGHTS = {};
    private static final int[] NO_COUNTS = {};

    private final int[] starts;
    private final int[] heads;
    /** Empty where there is a unit. */
    private final double[] weights;
    /** How many units each arc weighs; empty where there is no unit. */
    private final int[] counts;

    private final double unit;

    private ArcPage(int[] starts, int[] heads, double[] weights, int[] counts, double unit) {
        this.starts = starts;
        this.heads = heads;
        this.weights = weights;
        this.counts = counts;
        this.unit = unit;
    }

    /**
     * Makes a page; the i-th node has the arcs from {@code starts[i]} to before {@code starts[i + 1]}.
     *
     * @param starts is taken over
     * @param heads copied as far as there are arcs, as {@code weights} are
     * @param unit what all weights are whole numbers of times, or 0
     */
    static ArcPage of(int[] starts, int[] heads, double[] weights, double unit) {
        int arcs = starts[starts.length - 1];
        int[] ownHeads = Arrays.copyOf(heads, arcs);
        if (unit == 0) {
            return new ArcPage(starts, ownHeads, Arrays.copyOf(weights, arcs), NO_COUNTS, unit);
        }
        int[] counts = new int[arcs];
        for (int i = 0; i < arcs; i++) {
            counts[i] = (int) Math.rint(weights[i] / unit);
        }
        return new ArcPage(starts, ownHeads, NO_WEIGHTS, counts, unit);
    }

    /** The heap that a page takes. */
    static long heapBytes(int nodes, long arcs, double unit) {
        return OBJECTS + 4L * nodes + (unit == 0 ? 12 : 8) * arcs;
    }

    long heapBytes() {
        return heapBytes(starts.length, heads.length, unit);
    }

    int start(int node) {
        return starts[node];
    }

    int arcCount() {
        return heads.length;
    }

    int head(int arc) {
        return heads[arc];
    }

    double weight(int arc) {
        return unit == 0 ? weights[arc] : unit * counts[arc];
    }

    void copyHeads(int arc, int[] into, int at, int length) {
        System.arraycopy(heads, arc, into, at, length);
    }

    void copyWeights(int arc, double[] into, int at, int length) {
        if (unit == 0) {
            System.arraycopy(weights, arc, into, at, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            into[at + i] = unit * counts[arc + i];
        }
    }
}
