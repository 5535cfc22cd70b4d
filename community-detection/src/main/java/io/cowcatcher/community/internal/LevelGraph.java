package io.cowcatcher.community.internal;

/**
 * The graph of one level: undirected, weighted, with self-loops and a mass per node.
 *
 * <p>The mass of a node is what the quality function counts of it: its strength for modularity, its number of original
 * nodes for the constant Potts model. Masses add up when nodes are aggregated. Every edge is stored as two arcs; the
 * weight inside an aggregated node is its loop weight, where each inner edge counts once, and is no arc. Immutable.
 */
public abstract sealed class LevelGraph permits BaseGraph, AggregatedGraph {

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
     * Copies arcs of one node, from {@code arc} to before {@code end}, as many as the arrays take, to their starts;
     * returns how many.
     */
    public abstract int copyArcs(long arc, long end, int[] headsInto, double[] weightsInto);

    /** The number of arcs. */
    public abstract long arcCount();

    /** The weight of the edges inside {@code node}, each counted once; 0 for an original node. */
    public abstract double loopWeight(int node);

    /** The mass of {@code node}. */
    public abstract double mass(int node);

    /** The number of arcs of {@code node}. */
    public final long degree(int node) {
        return endArc(node) - firstArc(node);
    }

    /** The most arcs that one node has; O(n). */
    public final long maximumDegree() {
        long maximum = 0;
        for (int node = 0; node < nodeCount(); node++) {
            maximum = Math.max(maximum, degree(node));
        }
        return maximum;
    }
}
