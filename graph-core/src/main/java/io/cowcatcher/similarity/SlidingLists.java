package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/*
 * One pass by two pointers finds for each purchase how far its stretch reaches. Each thread passes over items of its own and writes
 * into rooms of its own, one for each user, that lie beside each other, so a user's entries stand in the order of items however many
 * threads there were. Purchases alone in their stretch make no entry: who has a neighbour within the window is told from the purchases
 * before and after, so that the rooms are counted first and filled to the last.
 *
 * A user with entries of fewer items than a pair must have in common is in no pair: leaving all such users out shortens everybody's
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

    private static final int USER_RANGES = 16;

    private final PurchaseIndex index;
    private final long window;
    private final int limit;
    private final RunControl control;
    private final JoinMemory memory;
    private final boolean[] leftOut;
    private final int[] starts;
    private final int[] ends;
    /** Where the next entry of each user goes, for each thread's items. */
    private final int[][] next;

    private ItemOrder order;
    private int[] entries = new int[0];
    private volatile boolean cut;

    private SlidingLists(PurchaseIndex index, PurchaseSimilarity options, RunControl control, JoinMemory memory) {
        this.index = index;
        this.window = options.window().toMillis();
        this.limit = options.expansionLimit();
        this.control = control;
        this.memory = memory;
        this.leftOut = new boolean[index.userCodes()];
        this.starts = new int[index.userCodes()];
        this.ends = new int[index.userCodes()];
        this.next = new int[control.parallelism()][index.userCodes()];
        this.order = ItemOrder.of(index);
    }

    /** Lists of users with purchases near others' of at least {@code minimumShared} items; O(events). */
    static ItemLists of(PurchaseIndex index, PurchaseSimilarity options, RunControl control, JoinMemory memory) {
        memory.ask(heapBytesOfUsers(index, control));
        SlidingLists lists = new SlidingLists(index, options, control, memory);
        int kept = lists.fill(options.minimumShared());
        for (int round = 1; round < MOST_ROUNDS && lists.isWorthLeavingOut(kept); round++) {
            lists.leaveOut(kept);
            kept = lists.fill(options.minimumShared());
        }
        return lists.order.lists(lists.starts, lists.ends, lists.entries);
    }

    /** Where entries go for each user, and whether he is left out. */
    private static long heapBytesOfUsers(PurchaseIndex index, RunControl control) {
        return (9 + 4L * control.parallelism()) * index.userCodes();
    }

    private static long entryBytes(int entryCount) {
        return ItemLists.BYTES_OF_ENTRY * (long) entryCount;
    }

    /** Makes a new order of the positions kept, beside the one before. */
    private void leaveOut(int kept) {
        entries = new int[0]; // before there are new ones
        long users = heapBytesOfUsers(index, control);
        memory.ask(users + order.heapBytes(index) + ItemOrder.heapBytes(kept, index.itemCodes()));
        order = order.without(leftOut, control);
    }

    private boolean isWorthLeavingOut(int kept) {
        return !cut && order.size() - kept > order.size() / WORTH_LEAVING_OUT;
    }

    /** Makes all entries; gives the number of purchases of users with entries of {@code least} items. */
    private int fill(int least) {
        int[] items = order.bounds(next.length);
        control.forEach(next.length, range -> countEntries(next[range], items[range], items[range + 1]));
        int entryCount = makeRooms();
        memory.ask(heapBytesOfUsers(index, control) + order.heapBytes(index) + entryBytes(entryCount));
        entries = ItemLists.room(entryCount);
        control.forEach(next.length, range -> fill(next[range], items[range], items[range + 1]));
        control.forEach(USER_RANGES, range -> endRooms(rangeStart(range), rangeStart(range + 1), least));
        int kept = 0;
        for (int user = 0; user < leftOut.length; user++) {
            kept += leftOut[user] ? 0 : index.eventsOfUser(user);
        }
        return kept;
    }

    private int rangeStart(int range) {
        return (int) ((long) starts.length * range / USER_RANGES);
    }

    /** Counts the purchases of each user that have another one of their item within the window. */
    private void countEntries(int[] counts, int fromItem, int toItem) {
        Arrays.fill(counts, 0);
        int[] users = order.users();
        long[] times = order.times();
        for (int item = fromItem; item < toItem; item++) {
            if ((item & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            int end = order.start(item + 1);
            boolean nearLast = false;
            for (int at = order.start(item); at < end; at++) {
                boolean nearNext = at + 1 < end && times[at + 1] - times[at] <= window;
                if (nearLast || nearNext) {
                    counts[users[at]]++;
                }
                nearLast = nearNext;
            }
        }
    }

    /** Turns the numbers of entries into where the rooms for entries begin; gives the room for all. */
    private int makeRooms() {
        int end = 0;
        for (int user = 0; user < starts.length; user++) {
            starts[user] = end;
            for (int[] begins : next) {
                int count = begins[user];
                begins[user] = end;
                end += count;
            }
        }
        return end;
    }

    private void fill(int[] nextEntries, int fromItem, int toItem) {
        boolean cutHere = false;
        for (int item = fromItem; item < toItem; item++) {
            if ((item & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            cutHere |= fill(nextEntries, item);
        }
        if (cutHere) {
            cut = true;
        }
    }

    private boolean fill(int[] nextEntries, int item) {
        int[] users = order.users();
        long[] times = order.times();
        boolean cutHere = false;
        int end = order.start(item + 1);
        int low = order.start(item);
        int high = low;
        for (int at = low; at < end; at++) {
            long time = times[at];
            while (time - times[low] > window) {
                low++;
            }
            while (high < end && times[high] - time <= window) {
                high++;
            }
            cutHere |= high - at - 1 > limit;
            if (high - low > 1) {
                int entry = ItemLists.STRIDE * nextEntries[users[at]]++;
                entries[entry + ItemLists.ITEM] = item;
                entries[entry + ItemLists.OWN] = at;
                entries[entry + ItemLists.FIRST] = Math.max(low, at - limit);
                entries[entry + ItemLists.END] = (int) Math.min(high, at + 1L + limit);
            }
        }
        return cutHere;
    }

    /** Says where the entries of each user end, and who has entries of too few items. */
    private void endRooms(int fromUser, int toUser, int least) {
        control.checkCancelled();
        for (int user = fromUser; user < toUser; user++) {
            ends[user] = user + 1 < starts.length ? starts[user + 1] : entries.length / ItemLists.STRIDE;
            int items = 0;
            int lastItem = -1;
            for (int entry = starts[user]; entry < ends[user]; entry++) {
                int item = entries[ItemLists.STRIDE * entry + ItemLists.ITEM];
                items += item == lastItem ? 0 : 1;
                lastItem = item;
            }
            leftOut[user] = items < least;
        }
    }
}
