package io.cowcatcher.similarity;

import java.util.Arrays;

/** Sorts different users: in a bit map where they are many among all, else by comparison. */
final class UserSorter {
    /** Looking at this many words of the map costs as much as one comparison of a sort. */
    private static final int WORDS_AT_ONCE = 2;

    private final long[] map;

    UserSorter(int userCount) {
        this.map = new long[(userCount + Long.SIZE - 1) / Long.SIZE];
    }

    /** The heap that the map takes. */
    static long heapBytes(int userCount) {
        return (long) userCount / Byte.SIZE + Long.BYTES;
    }

    /** Sorts the first {@code count} users, all of them greater than {@code below}. */
    void sort(int[] users, int count, int below) {
        int firstWord = below / Long.SIZE;
        long comparisons = (long) count * (Integer.SIZE - Integer.numberOfLeadingZeros(count));
        if (count < 2 || comparisons * WORDS_AT_ONCE < map.length - firstWord) {
            Arrays.sort(users, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            map[users[i] / Long.SIZE] |= 1L << users[i];
        }
        int next = 0;
        for (int word = firstWord; next < count; word++) {
            long bits = map[word];
            map[word] = 0;
            while (bits != 0) {
                users[next++] = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
            }
        }
    }
}
