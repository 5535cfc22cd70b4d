package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/*
 * One pass by two pointers finds for each purchase how far its stretch reaches; purchases alone in theirs make no entry. A user
 * with entries of fewer items than a pair must have in common is in no pair: leaving all such users out shortens everybody's
 * stretches, and is done as long as it pays. It is not done where the limit of expansions cuts a stretch, because the limit counts
 * everybody.
 */
/**
 * Makes lists of purchases in order of time: a stretch reaches as far as the window, and at most {@code limit}
 * purchases to either side.
 */
final class SlidingLists {
    private static final int POLL_MASK = 0xFFF;
    private static final int MOST_ROUNDS = 3;
    /** Users are left out if that takes away more than one purchase in so many. */
    private static final int WORTH_LEAVING_OUT = 4;

    private final long window;
    private final int limit;
    private final RunControl control;
    private final int[] entryCounts;
    private final int[] itemCounts;
    /** The last item that a user had an entry of, plus 1. */
    private final int[] lastItems;

    private int[] users;
    private long[] times;
    private int[] itemStarts;
    private boolean cut;

    private SlidingLists(PurchaseIndex index, long window, int limit, RunControl control) {
        this.window = window;
        this.limit = limit;
        this.control = control;
        this.entryCounts = new int[index.userCodes()];
        this.itemCounts = new int[index.userCodes()];
        this.lastItems = new int[index.userCodes()];
        this.users = index.users();
        this.times = index.times();
        this.itemStarts = index.itemStarts();
    }

    /** Lists of users with purchases near others' of at least {@code least} items; O(events). */
    static ItemLists of(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        SlidingLists lists = new SlidingLists(index, options.window().toMillis(), options.expansionLimit(), control);
        lists.count();
        for (int round = 1; round < MOST_ROUNDS && !lists.cut && lists.leaveOut(options.minimumShared()); round++) {
            lists.count();
        }
        return lists.make();
    }

    private void count() {
        Arrays.fill(entryCounts, 0);
        Arrays.fill(itemCounts, 0);
        Arrays.fill(lastItems, 0);
        for (int item = 0; item + 1 < itemStarts.length; item++) {
            poll(item);
            int end = itemStarts[item + 1];
            int low = itemStarts[item];
            int high = low;
            for (int at = low; at < end; at++) {
                low = lowFrom(low, at);
                high = highFrom(high, at, end);
                cut |= high - at - 1 > limit;
                if (high - low > 1) {
                    int user = users[at];
                    entryCounts[user]++;
                    itemCounts[user] += lastItems[user] == item + 1 ? 0 : 1;
                    lastItems[user] = item + 1;
                }
            }
        }
    }

    private int lowFrom(int low, int at) {
        int first = low;
        while (times[at] - times[first] > window) {
            first++;
        }
        return first;
    }

    private int highFrom(int high, int at, int end) {
        int next = high;
        while (next < end && times[next] - times[at] <= window) {
            next++;
        }
        return next;
    }

    private void poll(int item) {
        if ((item & POLL_MASK) == 0) {
            control.checkCancelled();
        }
    }

    /** Leaves out users with entries of too few items, if they have purchases enough; says whether it did. */
    private boolean leaveOut(int least) {
        int kept = 0;
        for (int user : users) {
            kept += itemCounts[user] >= least ? 1 : 0;
        }
        if (users.length - kept <= users.length / WORTH_LEAVING_OUT) {
            return false;
        }
        int[] keptUsers = new int[kept];
        long[] keptTimes = new long[kept];
        int[] keptStarts = new int[itemStarts.length];
        int next = 0;
        for (int item = 0; item + 1 < itemStarts.length; item++) {
            for (int at = itemStarts[item]; at < itemStarts[item + 1]; at++) {
                if (itemCounts[users[at]] >= least) {
                    keptUsers[next] = users[at];
                    keptTimes[next++] = times[at];
                }
            }
            keptStarts[item + 1] = next;
        }
        users = keptUsers;
        times = keptTimes;
        itemStarts = keptStarts;
        return true;
    }

    private ItemLists make() {
        int[] starts = new int[entryCounts.length + 1];
        int[] next = lastItems;
        for (int user = 0; user < entryCounts.length; user++) {
            starts[user + 1] = starts[user] + entryCounts[user];
            next[user] = ItemLists.STRIDE * starts[user];
        }
        int[] entries = new int[ItemLists.STRIDE * starts[entryCounts.length]];
        for (int item = 0; item + 1 < itemStarts.length; item++) {
            poll(item);
            int end = itemStarts[item + 1];
            int low = itemStarts[item];
            int high = low;
            for (int at = low; at < end; at++) {
                low = lowFrom(low, at);
                high = highFrom(high, at, end);
                if (high - low > 1) {
                    int entry = next[users[at]];
                    next[users[at]] = entry + ItemLists.STRIDE;
                    entries[entry + ItemLists.ITEM] = item;
                    entries[entry + ItemLists.OWN] = at;
                    entries[entry + ItemLists.FIRST] = Math.max(low, at - limit);
                    entries[entry + ItemLists.END] = (int) Math.min(high, at + 1L + limit);
                }
            }
        }
        return new ItemLists(users, times, starts, entries);
    }
}
