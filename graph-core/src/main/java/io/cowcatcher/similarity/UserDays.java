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

    /** The number of events of a user on a day; O(log days of the user). */
    int eventCount(int user, int day) {
        int entry = Arrays.binarySearch(days, starts[user], starts[user + 1], day);
        return entry < 0 ? 0 : eventCounts[entry];
    }
}
