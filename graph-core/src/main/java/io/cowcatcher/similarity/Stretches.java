package io.cowcatcher.similarity;

import java.util.Arrays;

/**
 * The items of one user, each with the user's entries of it and the number of positions that they are held against; the
 * costliest may be set aside.
 *
 * <p>Not safe for use by several threads.
 */
final class Stretches {
    /** More of the costliest items are not left out to find a lower bound: looking for them would cost too much. */
    private static final int MOST_LEFT_OUT = 16;

    private final ItemLists lists;
    private final int userCount;
    private int[] begins = new int[64];
    private int[] ends = new int[64];
    private long[] costs = new long[64];
    private int count;
    private int asideFrom;

    Stretches(ItemLists lists, int userCount) {
        this.lists = lists;
        this.userCount = userCount;
    }

    /** The heap that the items of a user with so many entries take at most: room for up to twice as many. */
    static long heapBytes(int entries) {
        return 2 * 16L * entries;
    }

    /** Turns to a user; nothing is set aside. */
    void turnTo(int user) {
        count = 0;
        int userEnd = lists.end(user);
        for (int entry = lists.start(user); entry < userEnd; ) {
            int begin = entry;
            int item = lists.item(entry);
            int walkedTo = lists.endOfStretch(entry);
            long cost = (long) walkedTo - lists.first(entry);
            for (entry++; entry < userEnd && lists.item(entry) == item; entry++) {
                int end = lists.endOfStretch(entry);
                cost += end - Math.max(walkedTo, lists.first(entry));
                walkedTo = end;
            }
            cost -= lists.areWhole() ? 0 : entry - begin; // a sliding stretch holds the own purchases, too
            if (cost > 0) {
                add(begin, entry, cost);
            }
        }
        asideFrom = count;
    }

    private void add(int begin, int end, long cost) {
        if (count == begins.length) {
            begins = Arrays.copyOf(begins, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            costs = Arrays.copyOf(costs, count * 2);
        }
        begins[count] = begin;
        ends[count] = end;
        costs[count++] = cost;
    }

    /**
     * Sets up to {@code most} of the costliest items aside, as long as looking them up for those met often enough on
     * the others is cheaper than walking them.
     */
    void setCostliestAside(int most) {
        long walked = totalCost();
        for (int needed = most; needed > 0 && asideFrom > 0; needed--) {
            int costliest = 0;
            for (int i = 1; i < asideFrom; i++) {
                costliest = costs[i] > costs[costliest] ? i : costliest;
            }
            long rest = walked - costs[costliest];
            if (costs[costliest] <= ItemLookup.PARTNER_COST * metAtLeast(needed, rest)) {
                return;
            }
            walked = rest;
            swap(costliest, --asideFrom);
        }
    }

    /**
     * No fewer than the users met on {@code least} items; the costliest may be set aside afterwards.
     *
     * <p>Who is met on so many is met on {@code least - j} of the items beside the j costliest.
     */
    long mostPartners(int least) {
        if (count < least) {
            return 0;
        }
        long positions = totalCost();
        long most = positions / least;
        for (int j = 1; j < Math.min(least, MOST_LEFT_OUT); j++) {
            int costliest = 0;
            int end = count - j + 1;
            for (int i = 1; i < end; i++) {
                costliest = costs[i] > costs[costliest] ? i : costliest;
            }
            positions -= costs[costliest];
            swap(costliest, end - 1);
            most = Math.min(most, positions / (least - j));
        }
        return most;
    }

    /** A guess how many users are met {@code times} times or more on so many positions, as if all were met alike. */
    private double metAtLeast(int times, long positions) {
        double metAgain = Math.min(1, (double) positions / userCount);
        return positions * Math.pow(metAgain, times - 1);
    }

    private void swap(int i, int j) {
        int begin = begins[i];
        int end = ends[i];
        long cost = costs[i];
        begins[i] = begins[j];
        ends[i] = ends[j];
        costs[i] = costs[j];
        begins[j] = begin;
        ends[j] = end;
        costs[j] = cost;
    }

    private long totalCost() {
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += costs[i];
        }
        return total;
    }

    /** The number of items. */
    int count() {
        return count;
    }

    /** The number of items that are not set aside; they come first. */
    int walkedCount() {
        return asideFrom;
    }

    /** The first entry of an item. */
    int begin(int i) {
        return begins[i];
    }

    /** The entry after the last of an item. */
    int end(int i) {
        return ends[i];
    }

    /** The positions that the items not set aside are held against. */
    long walkedCost() {
        long total = 0;
        for (int i = 0; i < asideFrom; i++) {
            total += costs[i];
        }
        return total;
    }
}
