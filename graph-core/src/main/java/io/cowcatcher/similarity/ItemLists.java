package io.cowcatcher.similarity;

/**
 * What the join walks: users by item as one array, and for each user the stretches of it that hold the purchases his
 * own are held against.
 *
 * <p>An entry is one purchase of a user that has others in its stretch: its item, its own position, and the first
 * position and the one after the last of its stretch. A user's entries ascend by item, then position. Memory: 16 bytes
 * an entry, and 4 or 12 a position where users were left out. Immutable, share freely.
 */
final class ItemLists {
    /** The heap that an entry takes. */
    static final int BYTES_OF_ENTRY = 16;

    /** The heap that the user and time of a position take where lists were made anew. */
    static final int BYTES_OF_POSITION = 12;

    /** The numbers that an entry takes. */
    static final int STRIDE = 4;

    private static final int MOST_ENTRIES = (Integer.MAX_VALUE - 64) / STRIDE;

    static final int ITEM = 0;
    static final int OWN = 1;
    static final int FIRST = 2;
    static final int END = 3;

    private final int[] users;
    /** Beside the users, so that who walks them need not jump; empty in whole lists. */
    private final long[] times;

    private final int[] starts;
    private final int[] ends;
    private final int[] entries;

    /** Lists of a user's entries from one number to before another; there may be room between those of two users. */
    ItemLists(int[] users, long[] times, int[] starts, int[] ends, int[] entries) {
        this.users = users;
        this.times = times;
        this.starts = starts;
        this.ends = ends;
        this.entries = entries;
    }

    /**
     * Room for so many entries.
     *
     * @throws IllegalStateException if they are more than an array can hold
     */
    static int[] room(int entryCount) {
        if (entryCount > MOST_ENTRIES) {
            throw new IllegalStateException("purchases of a join must number at most " + MOST_ENTRIES + " (got: "
                    + entryCount + "); shorten the log");
        }
        return new int[STRIDE * entryCount];
    }

    /** Whether each buyer stands once, and a stretch holds those with greater codes. */
    boolean areWhole() {
        return times.length == 0 && users.length > 0;
    }

    /** The users at all positions; not to be changed. */
    int[] users() {
        return users;
    }

    /** The time of the purchase at a position of a sliding list. */
    long time(int position) {
        return times[position];
    }

    /** A user's first entry. */
    int start(int user) {
        return starts[user];
    }

    /** The entry after a user's last. */
    int end(int user) {
        return ends[user];
    }

    /** The item of an entry. */
    int item(int entry) {
        return entries[STRIDE * entry + ITEM];
    }

    /** The position of an entry's own purchase. */
    int own(int entry) {
        return entries[STRIDE * entry + OWN];
    }

    /** The first position that an entry is held against. */
    int first(int entry) {
        return entries[STRIDE * entry + FIRST];
    }

    /** The position after the last one that an entry is held against. */
    int endOfStretch(int entry) {
        return entries[STRIDE * entry + END];
    }

    /** A user's first entry of this item or a greater one; O(log entries). */
    int firstOfItem(int user, int item) {
        int low = starts[user];
        int high = ends[user];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (item(middle) < item) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The heap that the lists take beyond the index. */
    long heapBytes(PurchaseIndex index) {
        long anew = users == index.users() ? 0 : 4L * users.length + 8L * times.length;
        return anew + 4L * (starts.length + ends.length + entries.length);
    }

    /** The positions that a user's entries are held against, those held against twice counted twice. */
    UserCosts.Largest largest(int user) {
        long positions = 0;
        int longest = 0;
        for (int entry = starts[user]; entry < ends[user]; entry++) {
            int stretch = endOfStretch(entry) - first(entry);
            positions += stretch;
            longest = Math.max(longest, stretch);
        }
        return new UserCosts.Largest(positions, longest, ends[user] - starts[user]);
    }
}
