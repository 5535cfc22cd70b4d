package io.cowcatcher.similarity;

import java.util.Arrays;
import java.util.function.IntPredicate;

/*
 * One byte per user, so that the bytes of a million users stay in the cache. Nothing is wiped between two users whose partners are
 * counted: each has numbers of his own, above those of the one before, and what is below his counts as none. Only when the byte
 * runs out of numbers is everything wiped.
 */
/**
 * Counts how often each other user was met, up to a few more than needed, and notes those who reach the number needed.
 *
 * <p>Memory: 1 byte a user, and 4 for each user noted. Not safe for use by several threads.
 */
final class Meetings {
    /** The most that can be needed. */
    static final int MOST = 100;

    private static final int NUMBERS = 255;
    /** So far beyond the number needed it is counted how often a user was met. */
    private static final int COUNTED_BEYOND = 4;

    private final byte[] met;
    private int[] noted = new int[64];
    private int notedCount;
    private int user;
    private int above;
    private int none;
    private int enough;
    private int highest;

    Meetings(int userCount) {
        this.met = new byte[userCount];
    }

    /**
     * The heap that counting takes at most: the noted may be copied to twice the room when there is too little.
     *
     * @param noted as many may be noted, or met at once and noted
     */
    static long heapBytes(int userCount, long noted) {
        return userCount + 12 * noted;
    }

    /**
     * Begins anew: nobody was met.
     *
     * @param needed who is met as often is noted, from 1 to {@link #MOST}
     * @param user the user whose partners are counted; he meets himself and is not noted
     * @param above only users greater than this are noted
     */
    void begin(int needed, int user, int above) {
        this.user = user;
        this.above = above;
        notedCount = 0;
        none = highest;
        if (none + needed + COUNTED_BEYOND > NUMBERS) {
            Arrays.fill(met, (byte) 0);
            none = 0;
        }
        enough = none + needed;
        highest = enough + COUNTED_BEYOND;
    }

    /** The number of users there are. */
    int userCount() {
        return met.length;
    }

    /** Meets the users at some positions. */
    void meet(int[] users, int from, int to) {
        int count = notedCount;
        if (noted.length - count < to - from) {
            noted = Arrays.copyOf(noted, Math.max(count + to - from, 2 * noted.length));
        }
        byte[] numbers = met;
        int[] reached = noted;
        int below = none;
        int wanted = enough;
        int top = highest;
        for (int position = from; position < to; position++) {
            int partner = users[position];
            int number = Math.min(Math.max(numbers[partner] & 0xFF, below) + 1, top);
            numbers[partner] = (byte) number;
            if (number == wanted && partner > above && partner != user) {
                reached[count++] = partner;
            }
        }
        notedCount = count;
    }

    /** Whether a user is among those noted. */
    boolean isNoted(int partner) {
        return (met[partner] & 0xFF) >= enough && partner > above && partner != user;
    }

    /** No fewer times than a user was met: his number, or without end where it is no longer counted. */
    int atMost(int partner) {
        int number = met[partner] & 0xFF;
        return number == highest ? Integer.MAX_VALUE : Math.max(0, number - none);
    }

    /** Forgets those noted of whom {@code kept} says so no longer; the order of the others stays. */
    void keep(IntPredicate kept) {
        int count = 0;
        for (int i = 0; i < notedCount; i++) {
            int partner = noted[i];
            if (kept.test(partner)) {
                noted[count++] = partner;
            } else {
                met[partner] = (byte) none;
            }
        }
        notedCount = count;
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
