package io.cowcatcher.similarity;

import java.util.ArrayList;
import java.util.List;

/** A growing list of weighted pairs of users; what is in it is never copied. */
final class PairList implements PairSink {
    /** The heap that one pair takes. */
    static final int BYTES = 20;

    /** The heap that one pair takes while it becomes an edge: the list, and two arcs with their shared items. */
    static final int PEAK_BYTES = BYTES + 2 * (4 + 8 + 4);

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
    }

    @Override
    public void accept(int first, int second, int sharedItems, double weight) {
        Chunk chunk = last.size == last.firsts.length ? newChunk() : last;
        int at = chunk.size++;
        chunk.firsts[at] = first;
        chunk.seconds[at] = second;
        chunk.shared[at] = sharedItems;
        chunk.weights[at] = weight;
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

    /** Passes all pairs on. */
    void passOnTo(PairSink sink) {
        for (Chunk chunk : chunks) {
            for (int i = 0; i < chunk.size; i++) {
                sink.accept(chunk.firsts[i], chunk.seconds[i], chunk.shared[i], chunk.weights[i]);
            }
        }
    }

    /** Drops all pairs and gives back their room. */
    void clear() {
        for (Chunk chunk : chunks) {
            budget.giveBack(chunk.firsts.length);
        }
        chunks.clear();
        size = 0;
        last = new Chunk(0);
    }
}
