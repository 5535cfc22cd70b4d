package io.cowcatcher.similarity;

import java.util.Arrays;

/*
 * One byte per user, so that the bytes of a million users stay in the cache. Nothing is wiped between two users whose partners are
 * counted: each has numbers of his own, above those of the one before, and what is below his counts as none. Only when the byte
 * runs out of numbers is everything wiped.
 */
/**
 * Counts on how many items each other user was met, up to the number needed, and notes those who reach it.
 *
 * <p>Memory: 1 byte a user, and 4 for each user noted. Not safe for use by several threads.
 */
final class Meetings {
    /** The most that can be counted up to. */
    static final int MOST = 127;

    private static final int NUMBERS = 255;

    private final byte[] met;
    private int[] noted = new int[64];
    private int notedCount;
    private int none;
    private int enough;

    Meetings(int userCount) {
        this.met = new byte[userCount];
    }

    /** Begins anew: nobody was met. */
    void begin(int needed) {
        notedCount = 0;
        none = enough;
        enough = none + needed;
        if (enough > NUMBERS) {
            Arrays.fill(met, (byte) 0);
            none = 0;
            enough = needed;
        }
    }

    /** Meets the users at some positions; whoever is met as often as needed is noted, if greater than {@code user}. */
    void meet(int[] users, int from, int to, int user) {
        int count = notedCount;
        if (noted.length - count < to - from) {
            noted = Arrays.copyOf(noted, Math.max(count + to - from, 2 * noted.length));
        }
        byte[] numbers = met;
        int[] reached = noted;
        int below = none;
        int top = enough;
        for (int position = from; position < to; position++) {
            int partner = users[position];
            int number = Math.max(numbers[partner] & 0xFF, below) + 1;
            if (number <= top) {
                numbers[partner] = (byte) number;
                if (number == top && partner > user) {
                    reached[count++] = partner;
                }
            }
        }
        notedCount = count;
    }

    /** Whether a user was met as often as needed. */
    boolean isEnough(int user) {
        return (met[user] & 0xFF) == enough;
    }

    /** The users noted, in the order in which they were; not to be kept. */
    int[] noted() {
        return noted;
    }

    /** The number of users noted. */
    int notedCount() {
        return notedCount;
    }
}
