package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;

/*
 * One pass by two pointers finds for each purchase how far its stretch reaches; purchases alone in theirs make no entry, so the room
 * for a user's entries, as many as his purchases, is seldom filled. A user with entries of fewer items than a pair must have in common is in no
 * pair: leaving all such users out shortens everybody's stretches, and is done as long as it pays. It is not done where the limit of
 * expansions cuts a stretch, because the limit counts everybody.
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

    /**
     * What is known of a user, side by side: where the next entry goes, the items of his entries, and the last of them.
     */
    private static final int KNOWN = 4;

    private static final int NEXT = 0;
    private static final int ITEMS = 1;
    private static final int LAST_ITEM = 2;
    private static final int POSITIONS = 3;

    private final long window;
    private final int limit;
    private final RunControl control;
    private final int[] known;
    private final int[] starts;

    private int[] users;
    private long[] times;
    private int[] itemStarts;
    private int[] entries = new int[0];
    private boolean cut;

    private SlidingLists(PurchaseIndex index, long window, int limit, RunControl control) {
        this.window = window;
        this.limit = limit;
        this.control = control;
        this.known = new int[KNOWN * index.userCodes()];
        this.starts = new int[index.userCodes()];
        this.users = index.users();
        this.times = index.times();
        this.itemStarts = index.itemStarts();
        for (int user = 0; user < starts.length; user++) {
            known[KNOWN * user + POSITIONS] = index.eventsOfUser(user);
        }
    }

    /** Lists of users with purchases near others' of at least {@code minimumShared} items; O(events). */
    static ItemLists of(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        SlidingLists lists = new SlidingLists(index, options.window().toMillis(), options.expansionLimit(), control);
        lists.fill();
        for (int round = 1; round < MOST_ROUNDS && !lists.cut && lists.leaveOut(options.minimumShared()); round++) {
            lists.fill();
        }
        return lists.lists();
    }

    private void fill() {
        int end = 0;
        for (int user = 0; user < starts.length; user++) {
            starts[user] = end;
            end += known[KNOWN * user + POSITIONS];
            known[KNOWN * user + NEXT] = starts[user];
            known[KNOWN * user + ITEMS] = 0;
            known[KNOWN * user + LAST_ITEM] = -1;
        }
        entries = ItemLists.room(end);
        for (int item = 0; item + 1 < itemStarts.length; item++) {
            if ((item & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            fill(item);
        }
    }

    private void fill(int item) {
        int end = itemStarts[item + 1];
        int low = itemStarts[item];
        int high = low;
        for (int at = low; at < end; at++) {
            long time = times[at];
            while (time - times[low] > window) {
                low++;
            }
            while (high < end && times[high] - time <= window) {
                high++;
            }
            cut |= high - at - 1 > limit;
            if (high - low > 1) {
                int user = KNOWN * users[at];
                if (known[user + LAST_ITEM] != item) {
                    known[user + LAST_ITEM] = item;
                    known[user + ITEMS]++;
                }
                int entry = ItemLists.STRIDE * known[user + NEXT]++;
                entries[entry + ItemLists.ITEM] = item;
                entries[entry + ItemLists.OWN] = at;
                entries[entry + ItemLists.FIRST] = Math.max(low, at - limit);
                entries[entry + ItemLists.END] = (int) Math.min(high, at + 1L + limit);
            }
        }
    }

    /** Leaves out users with entries of too few items, if they have purchases enough; says whether it did. */
    private boolean leaveOut(int least) {
        int kept = 0;
        for (int user = 0; user < known.length; user += KNOWN) {
            kept += known[user + ITEMS] >= least ? known[user + POSITIONS] : 0;
        }
        if (users.length - kept <= users.length / WORTH_LEAVING_OUT) {
            return false;
        }
        entries = new int[0]; // before there are new ones
        for (int user = 0; user < known.length; user += KNOWN) {
            known[user + POSITIONS] = known[user + ITEMS] >= least ? known[user + POSITIONS] : 0;
        }
        int[] keptUsers = new int[kept];
        long[] keptTimes = new long[kept];
        int[] keptStarts = new int[itemStarts.length];
        int next = 0;
        for (int item = 0; item + 1 < itemStarts.length; item++) {
            for (int at = itemStarts[item]; at < itemStarts[item + 1]; at++) {
                if (known[KNOWN * users[at] + POSITIONS] > 0) {
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

    private ItemLists lists() {
        int[] ends = new int[starts.length];
        for (int user = 0; user < ends.length; user++) {
            ends[user] = known[KNOWN * user + NEXT];
        }
        return new ItemLists(users, times, starts, ends, entries);
    }
}
