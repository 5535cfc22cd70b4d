package io.cowcatcher.similarity;

import java.util.ArrayList;
import java.util.List;

/** A growing list of weighted pairs of users, row by row; what is in it is never copied. */
final class PairList implements PairSink {
    private static final int SMALLEST_CHUNK = 256;
    private static final int LARGEST_CHUNK = 1 << 16;
    private static final int GROWTH = 4;

    private final PairBudget budget;
    private final List<PairChunk> chunks = new ArrayList<>();
    private PairChunk last = new PairChunk(0);
    private long size;

    PairList(PairBudget budget) {
        this.budget = budget;
    }

    /**
     * The words that so many pairs fill at most, of so many users.
     *
     * @param wordsOfPair those of each pair
     */
    static long words(long pairs, int wordsOfPair, int userCount) {
        return wordsOfPair * pairs + Math.min(pairs, userCount);
    }

    /** No fewer words than so many lists have room for when so many are filled in all. */
    static long mostRoom(long words, int lists) {
        long leftAtEnds = (words / SMALLEST_CHUNK + lists) * PairChunk.MOST_WORDS;
        long rowsNamedAgain = words / SMALLEST_CHUNK;
        return words
                + leftAtEnds
                + rowsNamedAgain
                + (long) lists * SMALLEST_CHUNK
                + Math.min(words / GROWTH, (long) lists * LARGEST_CHUNK);
    }

    @Override
    public void accept(int first, int second, int sharedItems, double weight) {
        PairChunk chunk = last.isFull() ? newChunk() : last;
        chunk.add(first, second, sharedItems, weight);
    }

    private PairChunk newChunk() {
        int capacity = (int) Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, size / GROWTH));
        budget.ask(capacity);
        size += capacity;
        last = new PairChunk(capacity);
        chunks.add(last);
        return last;
    }

    /** The pairs, in the order in which they came. */
    List<PairChunk> chunks() {
        return chunks;
    }
}
