package io.cowcatcher.similarity;

/*
 * Pairs come row by row, so the first user is named once for a row, by a negative word. A pair is two words, the second user and the
 * number of shared items. Where the weight is that number, as of all pairs that are counted, nothing else is kept, and the number is
 * told apart by being negative; any other weight takes two words more.
 */
/** Some weighted pairs of users, row by row, in as little room as they need. */
final class PairChunk {
    /** The bytes of a word. */
    static final int WORD_BYTES = Integer.BYTES;

    /** The words of a pair whose weight is the number of its items, its row aside. */
    static final int WORDS_OF_COUNTED = 2;

    /** The words of any other pair, its row aside. */
    static final int WORDS_OF_WEIGHTED = 4;

    /** The words that a pair and its row take at most. */
    static final int MOST_WORDS = 1 + WORDS_OF_WEIGHTED;

    private static final int NO_ROW = -1;

    private final int[] words;
    private int length;
    private int row = NO_ROW;

    /** Room for so many words. */
    PairChunk(int capacity) {
        this.words = new int[capacity];
    }

    int capacity() {
        return words.length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Whether there may be no room for another pair. */
    boolean isFull() {
        return words.length - length < MOST_WORDS;
    }

    long bytes() {
        return (long) WORD_BYTES * words.length;
    }

    /** Adds a pair; users are no less than 0, and {@code sharedItems} at least 1. */
    void add(int first, int second, int sharedItems, double weight) {
        int at = length;
        if (first != row) {
            row = first;
            words[at++] = ~first;
        }
        words[at++] = second;
        if (weight == sharedItems) {
            words[at++] = ~sharedItems;
        } else {
            long bits = Double.doubleToRawLongBits(weight);
            words[at++] = sharedItems;
            words[at++] = (int) (bits >>> Integer.SIZE);
            words[at++] = (int) bits;
        }
        length = at;
    }

    /** Passes on all pairs, in the order in which they came. */
    void passOnTo(PairSink sink) {
        int first = NO_ROW;
        for (int at = 0; at < length; ) {
            int second = words[at++];
            if (second < 0) {
                first = ~second;
                second = words[at++];
            }
            int shared = words[at++];
            if (shared < 0) {
                sink.accept(first, second, ~shared, ~shared);
            } else {
                long high = (long) words[at++] << Integer.SIZE;
                long low = words[at++] & 0xFFFF_FFFFL;
                sink.accept(first, second, shared, Double.longBitsToDouble(high | low));
            }
        }
    }
}
