package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;

/**
 * What the join walks: the users of all events by item, then time, as one array, and for each event the stretch of it
 * that holds the events it is held against.
 *
 * <p>A stretch reaches as far as the window, and at most {@code limit} events to either side. Positions are those of
 * {@link PurchaseIndex#positionByItem(int)}. Memory: 12 bytes an event. Immutable, share freely.
 */
final class ItemLists {
    private static final int POLL_MASK = 0xFFF;

    private final int[] users;
    private final int[] firsts;
    private final int[] ends;

    private ItemLists(int size) {
        this.users = new int[size];
        this.firsts = new int[size];
        this.ends = new int[size];
    }

    /** Finds every event's stretch by two pointers; O(events). */
    static ItemLists of(PurchaseIndex index, long window, int limit, RunControl control) {
        ItemLists lists = new ItemLists(index.size());
        for (int item = 0; item < index.itemCodes(); item++) {
            if ((item & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            lists.fill(index, item, window, limit);
        }
        return lists;
    }

    private void fill(PurchaseIndex index, int item, long window, int limit) {
        int itemEnd = index.itemEnd(item);
        int low = index.itemStart(item);
        int high = low;
        for (int at = low; at < itemEnd; at++) {
            int event = index.eventByItem(at);
            long time = index.time(event);
            while (time - index.time(index.eventByItem(low)) > window) {
                low++;
            }
            while (high < itemEnd && index.time(index.eventByItem(high)) - time <= window) {
                high++;
            }
            users[at] = index.user(event);
            firsts[at] = Math.max(low, at - limit);
            ends[at] = (int) Math.min(high, at + 1L + limit);
        }
    }

    /** The users at all positions; not to be changed. */
    int[] users() {
        return users;
    }

    /** The first position that the event at a position is held against. */
    int first(int position) {
        return firsts[position];
    }

    /** The position after the last one that the event at a position is held against. */
    int end(int position) {
        return ends[position];
    }
}
