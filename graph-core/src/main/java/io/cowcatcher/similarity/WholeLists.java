package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * Makes lists of different buyers in ascending order, for when all purchases of an item lie within the window: a
 * stretch holds the buyers with greater codes.
 */
final class WholeLists {
    private static final int POLL_MASK = 0xFFF;

    private final PurchaseIndex index;
    private final int least;
    /** The number of items of each user, or 0 for those who are left out. */
    private final int[] itemCounts;
    /** The position of each item's next buyer. */
    private final int[] next;

    private WholeLists(PurchaseIndex index, int least) {
        this.index = index;
        this.least = least;
        this.itemCounts = new int[index.userCodes()];
        this.next = new int[index.itemCodes() + 1];
    }

    /** Lists of users with at least {@code least} items; O(events). */
    static ItemLists of(PurchaseIndex index, int least, RunControl control, JoinMemory memory) {
        memory.ask(heapBytesOfCounts(index));
        return new WholeLists(index, least).make(control, memory);
    }

    private static long heapBytesOfCounts(PurchaseIndex index) {
        return 4L * index.userCodes() + 4L * (index.itemCodes() + 1);
    }

    private ItemLists make(RunControl control, JoinMemory memory) {
        for (int user = 0; user < itemCounts.length; user++) {
            if ((user & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            count(user);
        }
        for (int item = 1; item < next.length; item++) {
            next[item] += next[item - 1];
        }
        memory.ask(heapBytesOfCounts(index)
                + 4L * index.itemCodes()
                + 8L * index.userCodes()
                + (4L + ItemLists.BYTES_OF_ENTRY) * next[next.length - 1]);
        int[] itemEnds = Arrays.copyOfRange(next, 1, next.length);
        int[] users = new int[next[next.length - 1]];
        int[] starts = new int[itemCounts.length];
        int[] ends = new int[itemCounts.length];
        int end = 0;
        int[] entries = ItemLists.room(users.length);
        for (int user = 0; user < itemCounts.length; user++) {
            if ((user & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            starts[user] = end;
            end += itemCounts[user];
            ends[user] = end;
            if (itemCounts[user] > 0) {
                fill(user, ItemLists.STRIDE * starts[user], itemEnds, users, entries);
            }
        }
        return new ItemLists(users, new long[0], starts, ends, entries);
    }

    private void count(int user) {
        int count = index.itemsOfUser(user);
        if (count >= least) {
            itemCounts[user] = count;
            int userEnd = index.userEnd(user);
            for (int at = index.userStart(user); at < userEnd; ) {
                int item = index.item(index.eventByUser(at));
                next[item + 1]++;
                at = index.endOfItem(at, userEnd, item);
            }
        }
    }

    private void fill(int user, int begin, int[] itemEnds, int[] users, int[] entries) {
        int entry = begin;
        int userEnd = index.userEnd(user);
        for (int at = index.userStart(user); at < userEnd; ) {
            int item = index.item(index.eventByUser(at));
            int position = next[item]++;
            users[position] = user;
            entries[entry + ItemLists.ITEM] = item;
            entries[entry + ItemLists.OWN] = position;
            entries[entry + ItemLists.FIRST] = position + 1;
            entries[entry + ItemLists.END] = itemEnds[item];
            entry += ItemLists.STRIDE;
            at = index.endOfItem(at, userEnd, item);
        }
    }
}
