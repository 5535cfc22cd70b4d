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
        int[] starts = new int[index.userCodes() + 1];
        int[] days = new int[index.size()];
        int[] eventCounts = new int[index.size()];
        int[] sorted = new int[64];
        int entries = 0;
        for (int user = 0; user < index.userCodes(); user++) {
            int from = index.userStart(user);
            int count = index.userEnd(user) - from;
            sorted = count > sorted.length ? new int[Math.max(count, 2 * sorted.length)] : sorted;
            for (int i = 0; i < count; i++) {
                sorted[i] = index.day(index.eventByUser(from + i));
            }
            Arrays.sort(sorted, 0, count);
            for (int i = 0; i < count; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    days[entries++] = sorted[i];
                }
                eventCounts[entries - 1]++;
            }
            starts[user + 1] = entries;
        }
        return new UserDays(starts, Arrays.copyOf(days, entries), Arrays.copyOf(eventCounts, entries));
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
