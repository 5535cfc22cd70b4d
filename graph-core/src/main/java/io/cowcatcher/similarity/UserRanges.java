package io.cowcatcher.similarity;

import java.util.Arrays;

/** Cuts the users into contiguous ranges of about equal cost. */
final class UserRanges {
    private UserRanges() {}

    /** The bounds of at most {@code rangeCount} ranges, the first 0 and the last the number of users. */
    static int[] ofEqualCost(ItemLists lists, int users, int rangeCount) {
        double[] costUpTo = new double[users + 1];
        for (int user = 0; user < users; user++) {
            costUpTo[user + 1] = costUpTo[user] + 1 + lists.walk(user);
        }
        int[] bounds = new int[rangeCount + 1];
        for (int range = 1; range < rangeCount; range++) {
            int at = Arrays.binarySearch(costUpTo, costUpTo[users] * range / rangeCount);
            bounds[range] = Math.max(bounds[range - 1], Math.min(users, at < 0 ? -at - 1 : at));
        }
        bounds[rangeCount] = users;
        return bounds;
    }
}
