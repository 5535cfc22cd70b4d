package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * On which days each user has events that others are near: users, then days, both ascending. On other days he meets
 * nobody, so that nothing need be kept of them.
 *
 * <p>Memory: 4 bytes a user, and 4 for each such day of each user. Immutable, share freely.
 */
final class ExposedDays {
    private static final int USERS_PER_CHECK = 10_000;

    private final int[] starts;
    private final int[] days;

    private ExposedDays(int[] starts, int[] days) {
        this.starts = starts;
        this.days = days;
    }

    /** Sorts the days of each user's exposed events; O(events log events of a user). */
    static ExposedDays of(PurchaseIndex index, Exposures exposures, RunControl control, JoinMemory memory) {
        int users = index.userCodes();
        long sorting = exposures.heapBytes() + 4L * index.size() + 4L * (users + 1);
        memory.ask(sorting);
        int[] sorted = new int[index.size()];
        int[] starts = new int[users + 1];
        control.forEach(NullModel.PARTS, part -> {
            for (int user = NullModel.bound(users, part); user < NullModel.bound(users, part + 1); user++) {
                starts[user + 1] = sortDays(index, exposures, user, sorted);
            }
        });
        for (int user = 0; user < users; user++) {
            starts[user + 1] += starts[user];
        }
        memory.ask(sorting + 4L * starts[users]);
        int[] days = new int[starts[users]];
        for (int user = 0; user < users; user++) {
            if (user % USERS_PER_CHECK == 0) {
                control.checkCancelled();
            }
            System.arraycopy(sorted, index.userStart(user), days, starts[user], starts[user + 1] - starts[user]);
        }
        return new ExposedDays(starts, days);
    }

    /** Writes a user's days from where his events start on, each once, ascending; gives their number. */
    private static int sortDays(PurchaseIndex index, Exposures exposures, int user, int[] sorted) {
        int from = index.userStart(user);
        int to = from;
        for (int at = from; at < index.userEnd(user); at++) {
            int event = index.eventByUser(at);
            if (exposures.isExposed(event)) {
                sorted[to++] = index.day(event);
            }
        }
        Arrays.sort(sorted, from, to);
        int next = from;
        for (int at = from; at < to; at++) {
            if (at == from || sorted[at] != sorted[at - 1]) {
                sorted[next++] = sorted[at];
            }
        }
        return next - from;
    }

    /** The heap that the days take. */
    long heapBytes() {
        return 4L * days.length + 4L * starts.length;
    }

    /** The number of the entry of a user and a day, below 0 if there is none; O(log days of the user). */
    int entry(int user, int day) {
        return Arrays.binarySearch(days, starts[user], starts[user + 1], day);
    }

    /** The number of entries. */
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
}
