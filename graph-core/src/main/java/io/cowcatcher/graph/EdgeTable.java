package io.cowcatcher.graph;

import io.cowcatcher.event.PurchaseLog;
import org.jspecify.annotations.Nullable;

/**
 * All edges of one type, seen from one end: for each node its neighbours in ascending order, with event count and
 * times.
 *
 * <p>A node's edges lie at the positions from {@link #first} to before {@link #end}; no accessor allocates. There is
 * one edge per pair of nodes. Positions of a table and of its {@link #reverse} differ, {@link #edge} numbers are the
 * same in both.
 *
 * <pre>{@code
 * EdgeTable devices = graph.edges(EdgeType.USED_DEVICE);
 * for (long position = devices.first(user); position < devices.end(user); position++) {
 *     int usersOfDevice = devices.reverse().degree(devices.target(position));
 * }
 * }</pre>
 *
 * <p>Memory: 32 bytes an edge for both directions together, and 8 bytes a node and direction. Immutable, share freely.
 */
public final class EdgeTable {
    /** The time of an edge none of whose events has a known time. */
    public static final long NO_TIME = PurchaseLog.NO_TIME;

    private final EdgeType type;
    private final long[] offsets;
    private final int[] targets;
    /** For each position the number of its edge; null where both are the same. */
    private final int @Nullable [] edges;

    private final EdgeMeasures measures;
    private final EdgeTable reverse;

    /** Takes over the edges as seen from their start: ascending targets per node, one edge per pair. */
    EdgeTable(EdgeType type, long[] offsets, int[] targets, EdgeMeasures measures, int targetCount) {
        this.type = type;
        this.offsets = offsets;
        this.targets = targets;
        this.edges = null;
        this.measures = measures;
        this.reverse = new EdgeTable(this, targetCount);
    }

    /** Turns a table around; sources come in ascending order, so each node's neighbours do, too. */
    private EdgeTable(EdgeTable forward, int nodeCount) {
        this.type = forward.type;
        this.offsets = Offsets.counting(forward.targets, nodeCount);
        this.targets = new int[forward.targets.length];
        int[] numbers = new int[forward.targets.length];
        this.edges = numbers;
        this.measures = forward.measures;
        this.reverse = forward;
        long[] next = offsets.clone();
        for (int node = 0; node < forward.nodeCount(); node++) {
            for (int edge = (int) forward.first(node); edge < forward.end(node); edge++) {
                int position = (int) next[forward.targets[edge]]++;
                targets[position] = node;
                numbers[position] = edge;
            }
        }
    }

    /** What an edge of this table says. */
    public EdgeType type() {
        return type;
    }

    /** The type of the nodes whose edges are listed: that of the edges' start, or of their end in a reverse table. */
    public NodeType nodeType() {
        return edges == null ? type.from() : type.to();
    }

    /** The type of the nodes that are listed as targets. */
    public NodeType targetType() {
        return edges == null ? type.to() : type.from();
    }

    /** The number of nodes whose edges are listed, with and without edges. */
    public int nodeCount() {
        return offsets.length - 1;
    }

    /** The number of edges, that is of pairs of nodes. */
    public long edgeCount() {
        return targets.length;
    }

    /** The position of the first edge of {@code node}. */
    public long first(int node) {
        return offsets[node];
    }

    /** The position after the last edge of {@code node}. */
    public long end(int node) {
        return offsets[node + 1];
    }

    /** The number of edges of {@code node}, that is of its distinct neighbours. */
    public int degree(int node) {
        return (int) (offsets[node + 1] - offsets[node]);
    }

    /** The node at the other end. */
    public int target(long position) {
        return targets[(int) position];
    }

    /** The number of the edge, from 0; the same in both directions. */
    public int edge(long position) {
        return edges == null ? (int) position : edges[(int) position];
    }

    /** The number of events that made the edge, at least 1. */
    public int count(long position) {
        return measures.counts()[edge(position)];
    }

    /**
     * When the first of its events happened, in milliseconds since 1970 UTC, or {@link #NO_TIME} where none is dated.
     */
    public long firstMillis(long position) {
        return measures.firsts()[edge(position)];
    }

    /**
     * When the last of its events happened, in milliseconds since 1970 UTC, or {@link #NO_TIME} where none is dated.
     */
    public long lastMillis(long position) {
        return measures.lasts()[edge(position)];
    }

    /** The position of the edge from {@code node} to {@code target}, or -1 where there is none; O(log degree). */
    public long position(int node, int target) {
        return Offsets.search(targets, first(node), end(node), target);
    }

    /** The same edges listed by their other end. */
    public EdgeTable reverse() {
        return reverse;
    }

    /** The heap that this table and its reverse take together, in bytes. */
    public long heapBytes() {
        return heapBytes(edgeCount(), nodeCount() + (long) reverse.nodeCount());
    }

    /** The heap that both directions of so many edges between so many nodes take, in bytes. */
    static long heapBytes(long edgeCount, long nodeCount) {
        return 32 * edgeCount + 8 * nodeCount;
    }
}
