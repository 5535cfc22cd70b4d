package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/** What the users cost in a join, in positions walked, summed up in the order of their codes. */
final class UserCosts {
    private static final int RANGES = 16;

    private final long[] costUpTo;

    private UserCosts(long[] costUpTo) {
        this.costUpTo = costUpTo;
    }

    /** The heap that the costs of so many users take. */
    static long heapBytes(long userCount) {
        return 8 * userCount;
    }

    /** Adds up what the first {@code userCount} users of these lists cost; O(entries). */
    static UserCosts of(ItemLists lists, int userCount, RunControl control) {
        long[] costUpTo = new long[userCount + 1];
        control.forEach(RANGES, range -> {
            int to = (int) ((long) userCount * (range + 1) / RANGES);
            for (int user = (int) ((long) userCount * range / RANGES); user < to; user++) {
                costUpTo[user + 1] = 1 + lists.walk(user);
            }
        });
        for (int user = 0; user < userCount; user++) {
            costUpTo[user + 1] += costUpTo[user];
        }
        return new UserCosts(costUpTo);
    }

    /** What all users cost. */
    long total() {
        return costUpTo[costUpTo.length - 1];
    }

    /** What one user costs, at least 1. */
    long of(int user) {
        return costUpTo[user + 1] - costUpTo[user];
    }

    /** The user at whom the sum of costs exceeds a share of the total, from 0 to below 1; there must be users. */
    int userAt(double share) {
        long sought = (long) (share * total());
        int at = Arrays.binarySearch(costUpTo, sought); // costs are at least 1, so no sum stands twice
        return Math.min(costUpTo.length - 2, at < 0 ? -at - 2 : at);
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
