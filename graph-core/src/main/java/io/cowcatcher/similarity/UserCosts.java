package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/** What the users cost in a join, in positions walked, summed up in the order of their codes. */
final class UserCosts {
    private static final int RANGES = 16;

    private final long[] costUpTo;
    private final Largest largest;

    /**
     * The largest of what the users have, each of another one maybe.
     *
     * @param positions the positions walked
     * @param stretch the positions of one stretch
     * @param entries the entries
     */
    record Largest(long positions, int stretch, int entries) {
        private static final Largest NONE = new Largest(0, 0, 0);

        Largest or(Largest other) {
            return new Largest(
                    Math.max(positions, other.positions),
                    Math.max(stretch, other.stretch),
                    Math.max(entries, other.entries));
        }
    }

    private UserCosts(long[] costUpTo, Largest largest) {
        this.costUpTo = costUpTo;
        this.largest = largest;
    }

    /** The heap that the costs of so many users take. */
    static long heapBytes(long userCount) {
        return 8 * (userCount + 1);
    }

    /** Adds up what the first {@code userCount} users of these lists cost; O(entries). */
    static UserCosts of(ItemLists lists, int userCount, RunControl control) {
        long[] costUpTo = new long[userCount + 1];
        Largest[] largest = new Largest[RANGES];
        control.forEach(RANGES, range -> {
            Largest here = Largest.NONE;
            int to = (int) ((long) userCount * (range + 1) / RANGES);
            for (int user = (int) ((long) userCount * range / RANGES); user < to; user++) {
                Largest own = lists.largest(user);
                costUpTo[user + 1] = 1 + own.positions();
                here = here.or(own);
            }
            largest[range] = here;
        });
        for (int user = 0; user < userCount; user++) {
            costUpTo[user + 1] += costUpTo[user];
        }
        return new UserCosts(costUpTo, Arrays.stream(largest).reduce(Largest.NONE, Largest::or));
    }

    /** The largest of what the users have. */
    Largest largest() {
        return largest;
    }

    /** What all users cost. */
    long total() {
        return costUpTo[costUpTo.length - 1];
    }

    /** The bounds of contiguous ranges of about equal cost, the first 0 and the last the number of users. */
    int[] bounds(int rangeCount) {
        int[] bounds = new int[rangeCount + 1];
        for (int range = 1; range < rangeCount; range++) {
            int at = Arrays.binarySearch(costUpTo, (long) (total() * (double) range / rangeCount));
            bounds[range] = Math.max(bounds[range - 1], Math.min(costUpTo.length - 1, at < 0 ? -at - 1 : at));
        }
        bounds[rangeCount] = costUpTo.length - 1;
        return bounds;
    }
}
