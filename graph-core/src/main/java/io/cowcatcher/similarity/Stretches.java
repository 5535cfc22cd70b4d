package io.cowcatcher.similarity;

import java.util.Arrays;

/**
 * The items of one user, each with the user's events of it and the number of positions that they are held against; the
 * costliest may be set aside.
 *
 * <p>Not safe for use by several threads.
 */
final class Stretches {
    /** What looking up one item of one partner costs, in positions walked. */
    private static final long LOOKUP_COST = 64;
    /** One in so many partners met is met again; a guess that errs on the side of looking up too much. */
    private static final int MET_AGAIN = 8;

    private final PurchaseIndex index;
    private final ItemLists lists;
    private int[] begins = new int[64];
    private int[] ends = new int[64];
    private long[] costs = new long[64];
    private int count;
    private int asideFrom;

    Stretches(PurchaseIndex index, ItemLists lists) {
        this.index = index;
        this.lists = lists;
    }

    /** Turns to a user; nothing is set aside. */
    void turnTo(int user) {
        count = 0;
        int userEnd = index.userEnd(user);
        for (int at = index.userStart(user); at < userEnd; ) {
            int begin = at;
            at = index.endOfItem(at, userEnd);
            add(begin, at);
        }
        asideFrom = count;
    }

    private void add(int begin, int end) {
        long cost = 0;
        int walkedTo = 0;
        for (int at = begin; at < end; at++) {
            int own = lists.own(at);
            cost += Math.max(0, lists.end(own) - Math.max(walkedTo, lists.first(own)));
            walkedTo = lists.end(own);
        }
        cost -= lists.areWhole() ? 0 : end - begin; // a sliding stretch holds the own events, too
        if (cost == 0) {
            return;
        }
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
     * Sets up to {@code most} of the costliest items aside, as long as looking them up for those met on the others is
     * cheaper than walking them.
     */
    void setCostliestAside(int most) {
        long walked = totalCost();
        for (int left = most; left > 0 && asideFrom > 0; left--) {
            int costliest = 0;
            for (int i = 1; i < asideFrom; i++) {
                costliest = costs[i] > costs[costliest] ? i : costliest;
            }
            long rest = walked - costs[costliest];
            long lookedUp = left == 1 ? rest : rest / MET_AGAIN; // with the last one aside, whoever is met at all
            if (2 * costs[costliest] <= LOOKUP_COST * lookedUp) {
                return;
            }
            walked = rest;
            swap(costliest, --asideFrom);
        }
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

    /** The place of the first event of an item in the order by user. */
    int begin(int i) {
        return begins[i];
    }

    /** The place after the last event of an item in the order by user. */
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
