package io.cowcatcher.similarity;

import java.util.ArrayList;
import java.util.List;

/** A growing list of weighted pairs of users; what is in it is never copied. */
final class PairList implements PairSink {
    /** The heap that one pair takes. */
    static final int BYTES = 20;

    /** The heap that the two arcs of an edge take, with their shared items. */
    static final int ARC_BYTES = 2 * (4 + 8 + 4);

    private static final int SMALLEST_CHUNK = 64;
    private static final int LARGEST_CHUNK = 1 << 16;
    private static final int GROWTH = 4;

    private final PairBudget budget;
    private final List<Chunk> chunks = new ArrayList<>();
    private Chunk last = new Chunk(0);
    private long size;

    PairList(PairBudget budget) {
        this.budget = budget;
    }

    /** Some pairs, one after another. */
    static final class Chunk {
        final int[] firsts;
        final int[] seconds;
        final int[] shared;
        final double[] weights;
        int size;

        Chunk(int capacity) {
            firsts = new int[capacity];
            seconds = new int[capacity];
            shared = new int[capacity];
            weights = new double[capacity];
        }

        int capacity() {
            return firsts.length;
        }

        boolean isFull() {
            return size == firsts.length;
        }

        long bytes() {
            return (long) BYTES * firsts.length;
        }

        void add(int first, int second, int sharedItems, double weight) {
            int at = size++;
            firsts[at] = first;
            seconds[at] = second;
            shared[at] = sharedItems;
            weights[at] = weight;
        }

        void passOnTo(PairSink sink) {
            for (int i = 0; i < size; i++) {
                sink.accept(firsts[i], seconds[i], shared[i], weights[i]);
            }
        }
    }

    /** No fewer pairs than so many lists have room for when they hold so many pairs in all. */
    static long mostRoom(long pairs, int lists) {
        return pairs + (long) lists * SMALLEST_CHUNK + Math.min(pairs / GROWTH, (long) lists * LARGEST_CHUNK);
    }

    @Override
    public void accept(int first, int second, int sharedItems, double weight) {
        Chunk chunk = last.isFull() ? newChunk() : last;
        chunk.add(first, second, sharedItems, weight);
    }

    private Chunk newChunk() {
        int capacity = (int) Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, size / GROWTH));
        budget.ask(capacity);
        size += capacity;
        last = new Chunk(capacity);
        chunks.add(last);
        return last;
    }

    /** The pairs, in the order in which they came. */
    List<Chunk> chunks() {
        return chunks;
    }
}
