package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * What the join walks: users by item as one array, and for each purchase the stretch of it that holds the purchases it
 * is held against.
 *
 * <p>Memory: 24 bytes an event. Immutable, share freely.
 */
final class ItemLists {
    /** The heap that an event takes. */
    static final int BYTES_OF_EVENT = 24;

    private static final int POLL_MASK = 0xFFF;

    private final int[] users;
    private final int[] firsts;
    private final int[] ends;
    private final int[] owns;
    /** Beside the users, so that who walks them need not jump; empty in whole lists. */
    private final long[] times;

    private ItemLists(int size, int events, int timed) {
        this.users = new int[size];
        this.firsts = new int[size];
        this.ends = new int[size];
        this.owns = new int[events];
        this.times = new long[timed];
    }

    /**
     * Lists of events in order of time: a stretch reaches as far as the window, and at most {@code limit} events to
     * either side. Positions are those of {@link PurchaseIndex#positionByItem(int)}. O(events).
     */
    static ItemLists sliding(PurchaseIndex index, long window, int limit, RunControl control) {
        ItemLists lists = new ItemLists(index.size(), index.size(), index.size());
        for (int item = 0; item < index.itemCodes(); item++) {
            if ((item & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            lists.fillSliding(index, item, window, limit);
        }
        for (int at = 0; at < lists.owns.length; at++) {
            lists.owns[at] = index.positionByItem(index.eventByUser(at));
        }
        return lists;
    }

    private void fillSliding(PurchaseIndex index, int item, long window, int limit) {
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
            times[at] = time;
            firsts[at] = Math.max(low, at - limit);
            ends[at] = (int) Math.min(high, at + 1L + limit);
        }
    }

    /**
     * Lists of different buyers in ascending order, for when all purchases of an item lie within the window: a stretch
     * holds the buyers with greater codes. O(events).
     */
    static ItemLists whole(PurchaseIndex index, RunControl control) {
        int[] next = new int[index.itemCodes() + 1];
        forEachBuyer(index, control, (at, end) -> next[index.item(index.eventByUser(at)) + 1]++);
        for (int item = 0; item < index.itemCodes(); item++) {
            next[item + 1] += next[item];
        }
        int[] itemEnds = Arrays.copyOfRange(next, 1, next.length);
        ItemLists lists = new ItemLists(next[index.itemCodes()], index.size(), 0);
        forEachBuyer(index, control, (at, end) -> {
            int item = index.item(index.eventByUser(at));
            int position = next[item]++;
            lists.users[position] = index.user(index.eventByUser(at));
            lists.firsts[position] = position + 1;
            lists.ends[position] = itemEnds[item];
            Arrays.fill(lists.owns, at, end, position);
        });
        return lists;
    }

    /** Visits the events of each user on each item, users and items ascending, as a range of the order by user. */
    private static void forEachBuyer(PurchaseIndex index, RunControl control, BuyerVisitor visitor) {
        for (int user = 0; user < index.userCodes(); user++) {
            if ((user & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            int userEnd = index.userEnd(user);
            for (int at = index.userStart(user); at < userEnd; ) {
                int begin = at;
                at = index.endOfItem(at, userEnd);
                visitor.visit(begin, at);
            }
        }
    }

    @FunctionalInterface
    private interface BuyerVisitor {
        void visit(int at, int end);
    }

    /** Whether each buyer stands once, and a stretch holds those with greater codes. */
    boolean areWhole() {
        return times.length == 0;
    }

    /** The users at all positions; not to be changed. */
    int[] users() {
        return users;
    }

    /** The time of the event at a position of a sliding list. */
    long time(int position) {
        return times[position];
    }

    /** The position of the event at a place of the order by user. */
    int own(int at) {
        return owns[at];
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
