package io.cowcatcher.event.internal;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.cowcatcher.run.RunControl;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Byte strings numbered in the order in which they are first seen.
 *
 * <p>Open addressing with linear probing over a hash that is seeded anew in every process: whoever chooses the ids
 * cannot know which of them collide.
 *
 * <p>Memory: the bytes, 4 bytes of offset and 24 to 48 bytes of slots per value. Not safe for use by several threads.
 */
public final class IdDictionary {
    /*
     * A dictionary larger than the cache is bound by cache misses, so everything that decides about a value lies in its
     * slot of two longs, side by side: up to eight bytes of the value itself, or the hash of a longer one; and its
     * length above its number plus one, 0 where the slot is free. Only longer values need a look at their bytes.
     *
     * Values are looked up by the hundred: first all are hashed, then the slot of each is touched, so that the misses
     * overlap, and then they are resolved. The place of a value is given by the upper bits of its hash: slots keep
     * their order when their number doubles, and are moved in one walk.
     */
    private static final Hasher64 HASHER = Hashing.komihash5_0(new SecureRandom().nextLong());

    private static final int MAXIMUM_BYTES = Integer.MAX_VALUE - 64;
    private static final int FIRST_SLOTS = 256;
    /** What sorting takes for one value: two keys and two numbers; its new number and where it begins. */
    private static final int ORDERING_BYTES = 2 * (Long.BYTES + Integer.BYTES) + 2 * Integer.BYTES;
    /** How many look-ups overlap: as many as the first cache has room for. */
    private static final int TOGETHER = 128;

    private static final int SLOTS_PER_CHECK = 1 << 16;

    private final RunControl control;
    private final long[] words = new long[TOGETHER];
    private final int[] places = new int[TOGETHER];
    private final long[] entries = new long[TOGETHER];
    private byte[] bytes = new byte[1024];
    private int[] starts = new int[65];
    private int size;
    private long[] slots = new long[2 * FIRST_SLOTS];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_SLOTS);

    /** Makes an empty dictionary. */
    public IdDictionary() {
        this(RunControl.inline());
    }

    /** Makes an empty dictionary; one whose long steps were cancelled is not to be used any more. */
    public IdDictionary(RunControl control) {
        this.control = control;
    }

    /** The number of distinct values. */
    public int size() {
        return size;
    }

    /** The number of the value in {@code key[from, to)}, which is added if it is new. */
    public int add(byte[] key, int from, int to) {
        makeRoom(1);
        long word = word(key, from, to - from);
        return add(key, from, to, word, place(word, to - from));
    }

    /**
     * Gives {@code numbers} from {@code at} on the numbers of {@code count} values, which are added if they are new:
     * value i lies in {@code source[from[i], to[i])}; where {@code from[i]} is -1 there is none, and its number is -1.
     */
    public void addAll(byte[] source, int[] from, int[] to, int count, int[] numbers, int at) {
        for (int first = 0; first < count; first += TOGETHER) {
            int some = Math.min(TOGETHER, count - first);
            makeRoom(some);
            for (int i = 0; i < some; i++) {
                int start = Math.max(0, from[first + i]);
                int length = Math.max(0, to[first + i] - start);
                words[i] = word(source, start, length);
                places[i] = place(words[i], length);
            }
            for (int i = 0; i < some; i++) {
                entries[i] = slots[2 * places[i] + 1];
            }
            for (int i = 0; i < some; i++) {
                int start = from[first + i];
                numbers[at + first + i] = start < 0 ? -1 : resolve(source, start, to[first + i], i);
            }
        }
    }

    /** The number of the value that was hashed as number {@code i} of those together; mostly it is the entry met. */
    private int resolve(byte[] source, int from, int to, int i) {
        boolean met = slots[2 * places[i]] == words[i] && entries[i] >>> Integer.SIZE == to - from;
        return met && to - from <= Long.BYTES && entries[i] != 0
                ? (int) entries[i] - 1
                : add(source, from, to, words[i], places[i]);
    }

    private static long word(byte[] key, int from, int length) {
        return length <= Long.BYTES ? Words.upTo(key, from, length) : HASHER.hashBytesToLong(key, from, length);
    }

    private int place(long word, int length) {
        return (int) (HASHER.hashLongIntToLong(word, length) >>> shift);
    }

    private int add(byte[] key, int from, int to, long word, int firstPlace) {
        int length = to - from;
        int place = firstPlace;
        for (long entry = slots[2 * place + 1]; entry != 0; entry = slots[2 * place + 1]) {
            if (slots[2 * place] == word && entry >>> Integer.SIZE == length) {
                int number = (int) entry - 1;
                if (length <= Long.BYTES || Arrays.equals(bytes, starts[number], starts[number + 1], key, from, to)) {
                    return number;
                }
            }
            place = next(place);
        }
        int number = append(key, from, length);
        slots[2 * place] = word;
        slots[2 * place + 1] = (long) length << Integer.SIZE | size;
        return number;
    }

    private int next(int place) {
        return place + 1 & (slots.length >> 1) - 1;
    }

    private int append(byte[] key, int from, int length) {
        int end = starts[size];
        if (end > MAXIMUM_BYTES - length) {
            throw new IllegalStateException("distinct ids must take less than 2 GB (got: " + ((long) end + length)
                    + " bytes); shorten the ids or split the log");
        }
        if (bytes.length < end + length) {
            bytes = Arrays.copyOf(bytes, (int)
                    Math.min(MAXIMUM_BYTES, Math.max((long) bytes.length * 2, end + length)));
        }
        System.arraycopy(key, from, bytes, end, length);
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[size + 1] = end + length;
        return size++;
    }

    /** Two thirds of the slots are used at most. */
    private void makeRoom(int values) {
        while ((size + values) * 3L > slots.length) {
            grow();
        }
    }

    private void grow() {
        long[] old = slots;
        if (old.length > Integer.MAX_VALUE / 2) {
            throw new IllegalStateException(
                    "distinct ids must be fewer than 350 million (got: " + size + "); split the log");
        }
        control.checkCancelled();
        slots = new long[old.length * 2];
        shift--;
        for (int slot = 0; slot < old.length; slot += 2) {
            if (slot % SLOTS_PER_CHECK == 0) {
                control.checkCancelled();
            }
            if (old[slot + 1] != 0) {
                int place = place(old[slot], (int) (old[slot + 1] >>> Integer.SIZE));
                while (slots[2 * place + 1] != 0) {
                    place = next(place);
                }
                slots[2 * place] = old[slot];
                slots[2 * place + 1] = old[slot + 1];
            }
        }
    }

    /** The numbers in ascending order of their values' length and then bytes. */
    public int[] sortedNumbers() {
        return new IdOrder(bytes, starts, size, control).numbers();
    }

    /** The most slots that looking one value up has to visit: the longest run without a free one. O(slots). */
    int longestProbe() {
        int longest = 0;
        int run = 0;
        for (int slot = 0; slot < slots.length; slot += 2) {
            run = slots[slot + 1] == 0 ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** The total length of all values, in bytes. */
    public int byteCount() {
        return starts[size];
    }

    /** The memory that the values and their slots take. */
    public long heldBytes() {
        return bytes.length + (long) starts.length * Integer.BYTES + slotBytes();
    }

    /**
     * The memory that is needed beside that for what comes next: a doubling of the slots, or the order of the values
     * and their copy in it.
     */
    public long nextBytes() {
        long ordering = byteCount() + (long) size * ORDERING_BYTES;
        return Math.max(2 * slotBytes() + bytes.length, ordering);
    }

    private long slotBytes() {
        return (long) slots.length * Long.BYTES;
    }

    /** Copies a value to {@code target} from {@code at} on and returns where it ends. */
    public int copy(int number, byte[] target, int at) {
        int length = starts[number + 1] - starts[number];
        System.arraycopy(bytes, starts[number], target, at, length);
        return at + length;
    }
}
