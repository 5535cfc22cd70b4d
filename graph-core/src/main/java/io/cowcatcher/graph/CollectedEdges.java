package io.cowcatcher.graph;

import java.util.ArrayList;
import java.util.List;

/** A growing list of weighted edges; what is in it is never copied. Memory: 16 bytes an edge. */
final class CollectedEdges {
    private static final int SMALLEST_CHUNK = 16;
    private static final int LARGEST_CHUNK = 1 << 15;
    private static final int GROWTH = 4;

    private final List<Chunk> chunks = new ArrayList<>();
    private Chunk last = new Chunk(0);
    private long size;
    private long expected;

    /** Some edges, one after another. */
    static final class Chunk {
        final int[] tails;
        final int[] heads;
        final double[] weights;
        int size;

        Chunk(int capacity) {
            tails = new int[capacity];
            heads = new int[capacity];
            weights = new double[capacity];
        }
    }

    /** The number of edges. */
    long size() {
        return size;
    }

    /** The edges, in the order in which they came. */
    List<Chunk> chunks() {
        return chunks;
    }

    /** Makes chunks no longer than so many edges in all need. */
    void expect(long edges) {
        expected = edges;
    }

    void add(int tail, int head, double weight) {
        if (last.size == last.tails.length) {
            long wanted = expected > size ? expected - size : Math.max(SMALLEST_CHUNK, size / GROWTH);
            last = new Chunk((int) Math.min(LARGEST_CHUNK, wanted));
            chunks.add(last);
        }
        int at = last.size++;
        last.tails[at] = tail;
        last.heads[at] = head;
        last.weights[at] = weight;
        size++;
    }
}
