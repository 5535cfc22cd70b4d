package io.cowcatcher.similarity;

import java.util.Arrays;

/** Which days each user bought on, and the events of each such day: users, then days, both ascending. */
final class UserDays {
    private final int[] starts;
    private final int[] days;
    private final int[] firstEvents;
    private final int[] events;

    private UserDays(int[] starts, int[] days, int[] firstEvents, int[] events) {
        this.starts = starts;
        this.days = days;
        this.firstEvents = firstEvents;
        this.events = events;
    }

    /** Cuts each user's events into days; {@code users} holds the user of every event, in order of time. */
    static UserDays of(PurchaseIndex index, int[] users) {
        Grouping byUser = Grouping.of(users, index.userCodes());
        int[] starts = new int[index.userCodes() + 1];
        int[] days = new int[index.size()];
        int[] firstEvents = new int[index.size() + 1];
        int entries = 0;
        for (int user = 0; user < index.userCodes(); user++) {
            starts[user] = entries;
            for (int at = byUser.start(user); at < byUser.end(user); at++) {
                int day = index.day(byUser.position(at));
                if (entries == starts[user] || days[entries - 1] != day) {
                    days[entries] = day;
                    firstEvents[entries++] = at;
                }
            }
        }
        starts[index.userCodes()] = entries;
        firstEvents[entries] = index.size();
        return new UserDays(
                starts, Arrays.copyOf(days, entries), Arrays.copyOf(firstEvents, entries + 1), byUser.positions());
    }

    /** The number of events of a user on a day; O(log days of the user). */
    int eventCount(int user, int day) {
        int entry = Arrays.binarySearch(days, starts[user], starts[user + 1], day);
        return entry < 0 ? 0 : firstEvents[entry + 1] - firstEvents[entry];
    }

    int entryCount() {
        return starts[starts.length - 1];
    }

    int start(int user) {
        return starts[user];
    }

    int end(int user) {
        return starts[user + 1];
    }

    int day(int entry) {
        return days[entry];
    }

    /** The place of an entry's first event; that of the next entry ends it. */
    int firstEvent(int entry) {
        return firstEvents[entry];
    }

    int event(int at) {
        return events[at];
    }
}
