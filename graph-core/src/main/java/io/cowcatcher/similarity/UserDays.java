package io.cowcatcher.similarity;

import java.util.Arrays;

/**
 * Which days each user bought on, and how many events there were on each: users, then days, both ascending.
 *
 * <p>Memory: 8 bytes for each day of each user. Immutable, share freely.
 */
final class UserDays {
    private final int[] starts;
    private final int[] days;
    private final int[] eventCounts;

    private UserDays(int[] starts, int[] days, int[] eventCounts) {
        this.starts = starts;
        this.days = days;
        this.eventCounts = eventCounts;
    }

    /** Counts the events of each user by day; O(events log events of a user). */
    static UserDays of(PurchaseIndex index) {
        int[] sorted = new int[index.size()];
        int[] starts = new int[index.userCodes() + 1];
        for (int user = 0; user < index.userCodes(); user++) {
            int from = index.userStart(user);
            int to = index.userEnd(user);
            for (int at = from; at < to; at++) {
                sorted[at] = index.day(index.eventByUser(at));
            }
            Arrays.sort(sorted, from, to);
            int distinct = 0;
            for (int at = from; at < to; at++) {
                distinct += at == from || sorted[at] != sorted[at - 1] ? 1 : 0;
            }
            starts[user + 1] = starts[user] + distinct;
        }
        UserDays counted = new UserDays(starts, new int[starts[starts.length - 1]], new int[starts[starts.length - 1]]);
        for (int user = 0; user < index.userCodes(); user++) {
            counted.fill(user, sorted, index.userStart(user), index.userEnd(user));
        }
        return counted;
    }

    private void fill(int user, int[] sorted, int from, int to) {
        int entry = starts[user] - 1;
        for (int at = from; at < to; at++) {
            if (at == from || sorted[at] != sorted[at - 1]) {
                days[++entry] = sorted[at];
            }
            eventCounts[entry]++;
        }
    }

    /** The heap that counting the days of an index takes at most, and they themselves. */
    static long heapBytesOfMaking(PurchaseIndex index) {
        return 12L * index.size() + 4L * index.userCodes();
    }

    /** The heap that the days take. */
    long heapBytes() {
        return 8L * days.length + 4L * starts.length;
    }

    /** The number of events of a user on a day; O(log days of the user). */
    int eventCount(int user, int day) {
        int entry = entry(user, day);
        return entry < 0 ? 0 : eventCounts[entry];
    }

    /** The number of the entry of a user and a day, below 0 if there is none; O(log days of the user). */
    int entry(int user, int day) {
        return Arrays.binarySearch(days, starts[user], starts[user + 1], day);
    }

    /** The number of entries, one for each day of each user. */
    int entryCount() {
        return days.length;
    }

    /** The number of a user's first entry. */
    int start(int user) {
        return starts[user];
    }

    /** The number after a user's last entry. */
    int end(int user) {
        return starts[user + 1];
    }

    /** The day of an entry. */
    int day(int entry) {
        return days[entry];
    }

    /** The number of events of an entry's user on its day. */
    int eventCount(int entry) {
        return eventCounts[entry];
    }
}
