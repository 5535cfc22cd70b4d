package io.cowcatcher.similarity;

/**
 * The item of each event, told from its number: events are numbered in the order by item.
 *
 * <p>Memory: 4 bytes an item, and 1 for every 16 events. Immutable, share freely.
 */
final class EventItems {
    private static final int BLOCK_BITS = 6;

    /** The first event of each item, and the number of events. */
    private final int[] starts;
    /** The item of the first event of each block, and the last item. */
    private final int[] itemOfBlock;

    /** Takes over the first event of each item, and the number of events; O(items + events / 64). */
    EventItems(int[] starts) {
        this.starts = starts;
        int events = starts[starts.length - 1];
        this.itemOfBlock = new int[(events >> BLOCK_BITS) + 2];
        int item = 0;
        for (int block = 0; block < itemOfBlock.length; block++) {
            long first = (long) block << BLOCK_BITS;
            while (item + 2 < starts.length && starts[item + 1] <= first) {
                item++;
            }
            itemOfBlock[block] = item;
        }
    }

    /** The heap that so many events of so many items take. */
    static long heapBytes(long events, long items) {
        return Integer.BYTES * (items + (events >> BLOCK_BITS) + 3);
    }

    /** The item of an event; O(log items of its block). */
    int of(int event) {
        int low = itemOfBlock[event >> BLOCK_BITS];
        int high = itemOfBlock[(event >> BLOCK_BITS) + 1];
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= event) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Whether the item of an event comes before that of another. */
    boolean isBefore(int event, int other) {
        return event < other
                && (itemOfBlock[(event >> BLOCK_BITS) + 1] < itemOfBlock[other >> BLOCK_BITS]
                        || end(of(event)) <= other);
    }

    /** An item's first event. */
    int start(int item) {
        return starts[item];
    }

    /** The event after an item's last. */
    int end(int item) {
        return starts[item + 1];
    }

    /** The first event of each item, and the number of events; not to be changed. */
    int[] starts() {
        return starts;
    }
}
