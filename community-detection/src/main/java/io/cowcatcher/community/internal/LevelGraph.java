package io.cowcatcher.community.internal;

import io.cowcatcher.run.RunControl;

/**
 * The graph of one level: undirected, weighted, with self-loops and a mass per node.
 *
 * <p>The mass of a node is what the quality function counts of it: its strength for modularity, its number of original
 * nodes for the constant Potts model. Masses add up when nodes are aggregated. Every edge is stored as two arcs; the
 * weight inside an aggregated node is its loop weight, where each inner edge counts once, and is no arc. Immutable.
 */
public abstract sealed class LevelGraph permits BaseGraph, AggregatedGraph {

    private static final int WEIGHTS_OF_A_LINE = 8;
    private static final int HEADS_OF_A_LINE = 16;

    private static final long NOT_YET = -1;

    /** Kept, as every phase asks for it. */
    private long maximumDegree = NOT_YET;

    LevelGraph() {}

    /** The number of nodes. */
    public abstract int nodeCount();

    /** The position of the first arc of {@code node}; those of one node follow one another. */
    public abstract long firstArc(int node);

    /** The position after the last arc of {@code node}. */
    public abstract long endArc(int node);

    /** The node that an arc leads to, never the node it comes from. */
    public abstract int head(long arc);

    /** The weight of an arc, above 0. */
    public abstract double weight(long arc);

    /**
     * Copies arcs that follow one another, from {@code arc} to before {@code end}, to place {@code at} of the arrays
     * and after it, as many as these take; returns how many. The next node's arcs follow if its first is the end of
     * these.
     */
    public abstract int copyArcs(long arc, long end, int at, int[] headsInto, double[] weightsInto);

    /**
     * Reads one arc of each line of the cache, so that they are there when they are copied. Reading them in one loop,
     * many at a time, takes far less than one after the other. Returns a number of no meaning.
     */
    final double touch(long arc, long end) {
        double sum = 0;
        for (long i = arc; i < end; i += WEIGHTS_OF_A_LINE) {
            sum += weight(i);
        }
        for (long i = arc; i < end; i += HEADS_OF_A_LINE) {
            sum += head(i);
        }
        return sum;
    }

    /** As {@link #copyArcs}, the heads alone, to the start of the array. */
    public abstract int copyHeads(long arc, long end, int[] into);

    /** The number of arcs. */
    public abstract long arcCount();

    /** The weight of the edges inside {@code node}, each counted once; 0 for an original node. */
    public abstract double loopWeight(int node);

    /** The mass of {@code node}. */
    public abstract double mass(int node);

    /**
     * What every weight of an arc is a whole number of times, below 2^31 of them: the weight of all edges of the input,
     * where these weigh the same; 0 where they do not.
     */
    abstract double unit();

    /** The heap that this level takes beyond the input. */
    public abstract long heapBytes();

    /** The number of arcs of {@code node}. */
    public final long degree(int node) {
        return endArc(node) - firstArc(node);
    }

    /** The most arcs that one node has; O(n) when it is first asked for, by the thread of the run. */
    public final long maximumDegree() {
        return maximumDegree(RunControl.inline());
    }

    /** As {@link #maximumDegree()}; may be cancelled where the degrees are still to be looked at. */
    final long maximumDegree(RunControl control) {
        if (maximumDegree == NOT_YET) {
            long maximum = 0;
            for (int node = 0; node < nodeCount(); node++) {
                Poll.at(node, control);
                maximum = Math.max(maximum, degree(node));
            }
            maximumDegree = maximum;
        }
        return maximumDegree;
    }
}
