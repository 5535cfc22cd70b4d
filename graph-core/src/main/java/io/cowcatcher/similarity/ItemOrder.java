package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/** The users and times of purchases in the order of items, then time: those of an index, or of some of its users. */
final class ItemOrder {
    private static final int RANGES = 16;

    private final int[] users;
    private final long[] times;
    private final int[] itemStarts;

    private ItemOrder(int[] users, long[] times, int[] itemStarts) {
        this.users = users;
        this.times = times;
        this.itemStarts = itemStarts;
    }

    /** All purchases of an index; its arrays are shared. */
    static ItemOrder of(PurchaseIndex index) {
        return new ItemOrder(index.users(), index.times(), index.itemStarts());
    }

    /** The same without the purchases of some users, copied. */
    ItemOrder without(boolean[] leftOut, RunControl control) {
        int[] items = bounds(RANGES);
        int[] keptStarts = new int[itemStarts.length];
        control.forEach(RANGES, range -> {
            control.checkCancelled();
            for (int item = items[range]; item < items[range + 1]; item++) {
                keptStarts[item + 1] = count(item, leftOut);
            }
        });
        for (int item = 1; item < keptStarts.length; item++) {
            keptStarts[item] += keptStarts[item - 1];
        }
        int[] keptUsers = new int[keptStarts[keptStarts.length - 1]];
        long[] keptTimes = new long[keptUsers.length];
        control.forEach(RANGES, range -> {
            control.checkCancelled();
            int next = keptStarts[items[range]];
            for (int at = itemStarts[items[range]]; at < itemStarts[items[range + 1]]; at++) {
                if (!leftOut[users[at]]) {
                    keptUsers[next] = users[at];
                    keptTimes[next++] = times[at];
                }
            }
        });
        return new ItemOrder(keptUsers, keptTimes, keptStarts);
    }

    /** The heap that an order of so many positions takes. */
    static long heapBytes(int positions, int itemCount) {
        return ItemLists.BYTES_OF_POSITION * (long) positions + 4L * (itemCount + 1);
    }

    /** The heap that this order takes beyond the index. */
    long heapBytes(PurchaseIndex index) {
        return users == index.users() ? 0 : heapBytes(users.length, itemStarts.length - 1);
    }

    private int count(int item, boolean[] leftOut) {
        int count = 0;
        for (int at = itemStarts[item]; at < itemStarts[item + 1]; at++) {
            count += leftOut[users[at]] ? 0 : 1;
        }
        return count;
    }

    /** The bounds of contiguous ranges of items with about equal numbers of purchases. */
    int[] bounds(int rangeCount) {
        int[] bounds = new int[rangeCount + 1];
        for (int range = 1; range < rangeCount; range++) {
            int at = Arrays.binarySearch(itemStarts, (int) ((long) size() * range / rangeCount));
            bounds[range] = Math.max(bounds[range - 1], Math.min(itemStarts.length - 1, at < 0 ? -at - 1 : at));
        }
        bounds[rangeCount] = itemStarts.length - 1;
        return bounds;
    }

    /** The number of purchases. */
    int size() {
        return users.length;
    }

    /** The position of an item's first purchase; of the number of items, the number of purchases. */
    int start(int item) {
        return itemStarts[item];
    }

    /** The user at each position; not to be changed. */
    int[] users() {
        return users;
    }

    /** The time at each position; not to be changed. */
    long[] times() {
        return times;
    }

    /** Lists of these purchases, with the entries of each user from one number to before another. */
    ItemLists lists(int[] starts, int[] ends, int[] entries) {
        return new ItemLists(users, times, starts, ends, entries);
    }
}
