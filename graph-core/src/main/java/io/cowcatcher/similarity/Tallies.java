package io.cowcatcher.similarity;

import java.util.Arrays;

/*
 * Two ways, by what is cheaper for a user. Where few are met among many: as in Meetings, numbers of his own spare wiping, and those
 * who reach what is needed are noted as they do. Where most are met: count without asking anything, then look at everybody.
 */
/**
 * Counts on how many items each other user was met, without an end, and notes those who reach the number needed.
 *
 * <p>For lists in which every user stands once, and only users greater than the one whose partners are counted. Memory:
 * 4 bytes a user, and 4 for each user noted. Not safe for use by several threads.
 */
final class Tallies {
    /** Looking at this many users in a row costs as much as noting one of those met. */
    private static final int LOOKED_AT_ONCE = 2;

    private final int[] met;
    private int[] noted = new int[64];
    private int notedCount;
    private int none;
    private int needed;
    private int highest;
    private boolean dense;

    Tallies(int userCount) {
        this.met = new int[userCount];
    }

    /** The heap that counting takes at most: the noted may be copied to twice the room when there is too little. */
    static long heapBytes(int userCount) {
        return 16L * userCount;
    }

    /**
     * Begins anew: nobody was met.
     *
     * @param needed who is met as often is noted
     * @param most nobody will be met more often
     * @param positions the number of positions that will be met
     * @param others the number of users greater than the one whose partners are counted
     */
    void begin(int needed, int most, long positions, int others) {
        this.needed = needed;
        notedCount = 0;
        dense = positions > others / LOOKED_AT_ONCE;
        if (highest > 0 && (dense || highest > Integer.MAX_VALUE - most)) {
            Arrays.fill(met, 0);
            highest = 0;
        }
        none = highest;
        highest = dense ? 0 : none + most;
    }

    /** Meets the users at some positions. */
    void meet(int[] users, int from, int to) {
        if (dense) {
            count(users, from, to);
        } else {
            countAndNote(users, from, to);
        }
    }

    private void count(int[] users, int from, int to) {
        int[] numbers = met;
        for (int position = from; position < to; position++) {
            numbers[users[position]]++;
        }
    }

    private void countAndNote(int[] users, int from, int to) {
        int count = notedCount;
        makeRoom(to - from);
        int[] numbers = met;
        int[] reached = noted;
        int below = none;
        int top = none + needed;
        for (int position = from; position < to; position++) {
            int partner = users[position];
            int number = Math.max(numbers[partner], below) + 1;
            numbers[partner] = number;
            if (number == top) {
                reached[count++] = partner;
            }
        }
        notedCount = count;
    }

    /** Ends the counting for {@code user}, whose partners were met, and writes how often each of those noted was. */
    void end(int user, UserSorter sorter) {
        if (dense) {
            noteAll(user);
        } else {
            sorter.sort(noted, notedCount, user);
        }
    }

    private void noteAll(int user) {
        int others = met.length - user - 1;
        makeRoom(others);
        int[] numbers = met;
        int[] reached = noted;
        int count = 0;
        for (int partner = user + 1; partner < numbers.length; partner++) {
            reached[count] = partner; // overwritten by the next, unless enough: no branch that could be guessed wrong
            count += (needed - 1 - numbers[partner]) >>> (Integer.SIZE - 1);
        }
        notedCount = count;
    }

    private void makeRoom(int more) {
        if (noted.length - notedCount < more) {
            noted = Arrays.copyOf(noted, Math.max(notedCount + more, 2 * noted.length));
        }
    }

    /** Writes how often each of those noted was met. */
    void counts(int user, int[] counts) {
        for (int i = 0; i < notedCount; i++) {
            counts[i] = met[noted[i]] - none;
        }
        if (dense) {
            Arrays.fill(met, user + 1, met.length, 0);
        }
    }

    /** The users noted, in ascending order; not to be kept. */
    int[] noted() {
        return noted;
    }

    /** The number of users noted. */
    int notedCount() {
        return notedCount;
    }
}
