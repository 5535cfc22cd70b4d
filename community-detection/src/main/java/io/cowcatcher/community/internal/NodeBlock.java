package io.cowcatcher.community.internal;

/*
 * What is bound by the latency of memory is done for many nodes at a time: their arcs are copied to one place, then all labels are
 * gathered in one loop without a branch, whose loads do not wait for one another. Node by node, each loop would end in a wrongly
 * guessed branch that throws away the loads begun after it.
 */

/**
 * A few nodes with their arcs side by side, few enough to stay in the first level of the cache.
 *
 * <p>A node with more arcs than a block takes is alone in its block, and its arcs are not copied: {@link #isHub}. At
 * most 9 kB. Not safe for use by several threads.
 */
final class NodeBlock {
    /** Twelve bytes each, and about twenty-four more with what is made of them. */
    private static final int MOST_ARCS = 512;

    private static final int MOST_NODES = 64;

    private final LevelGraph graph;
    private final int[] nodes;
    private final int[] ends;
    private final int[] heads;
    private final double[] weights;
    private int count;
    private int arcs;

    /** Arcs that follow one another in the graph are one range. */
    private final long[] rangeStarts;

    private final long[] rangeEnds;
    private int ranges;
    private boolean hub;

    /** What was read ahead; kept so that a compiler does not leave the reading out. */
    @SuppressWarnings("UnusedVariable")
    private double readAhead;

    NodeBlock(LevelGraph graph) {
        int mostNodes = Math.min(MOST_NODES, graph.nodeCount());
        int mostArcs = (int) Math.min(MOST_ARCS, graph.arcCount());
        this.graph = graph;
        this.nodes = new int[mostNodes];
        this.ends = new int[mostNodes];
        this.heads = new int[mostArcs];
        this.weights = new double[mostArcs];
        this.rangeStarts = new long[mostNodes];
        this.rangeEnds = new long[mostNodes];
    }

    void clear() {
        count = 0;
        arcs = 0;
        ranges = 0;
        hub = false;
    }

    /** Adds a node, unless the block is full. */
    boolean add(int node) {
        long first = graph.firstArc(node);
        long end = graph.endArc(node);
        if (end - first > heads.length - arcs || count == nodes.length || hub) {
            if (count > 0) {
                return false;
            }
            hub = true;
            nodes[count++] = node;
            return true;
        }
        if (ranges > 0 && rangeEnds[ranges - 1] == first) {
            rangeEnds[ranges - 1] = end;
        } else {
            rangeStarts[ranges] = first;
            rangeEnds[ranges++] = end;
        }
        arcs += (int) (end - first);
        nodes[count] = node;
        ends[count++] = arcs;
        return true;
    }

    /** Copies the arcs; to be called once all nodes are added. */
    void close() {
        if (hub) {
            return;
        }
        if (ranges > 1) {
            for (int i = 0; i < ranges; i++) {
                readAhead += graph.touch(rangeStarts[i], rangeEnds[i]);
            }
        }
        int copied = 0;
        for (int i = 0; i < ranges; i++) {
            copied += graph.copyArcs(rangeStarts[i], rangeEnds[i], copied, heads, weights);
        }
    }

    /** The number of nodes. */
    int count() {
        return count;
    }

    /** The node that was added as number {@code index}. */
    int node(int index) {
        return nodes[index];
    }

    /** Whether the only node has more arcs than the block takes. */
    boolean isHub() {
        return hub;
    }

    /** The number of arcs copied. */
    int arcCount() {
        return arcs;
    }

    /** Where the arcs of a node begin in {@link #heads} and {@link #weights}. */
    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Where the arcs of a node end. */
    int end(int index) {
        return ends[index];
    }

    /** The heads of all arcs, not copied: read only. */
    int[] heads() {
        return heads;
    }

    /** The weights of all arcs, not copied: read only. */
    double[] weights() {
        return weights;
    }

    /** The most arcs a block takes. */
    static int capacity() {
        return MOST_ARCS;
    }

    /** The most nodes a block takes. */
    static int nodeCapacity() {
        return MOST_NODES;
    }
}
