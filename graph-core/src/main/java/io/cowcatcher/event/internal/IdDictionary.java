package io.cowcatcher.event.internal;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Byte strings numbered in the order in which they are first seen.
 *
 * <p>Open addressing with linear probing over a hash that is seeded anew in every process: whoever chooses the ids
 * cannot know which of them collide. The bytes lie one after another in one array; slots hold the number and 32 bits of
 * the hash, so that a miss seldom touches the bytes.
 *
 * <p>Memory: the bytes, 8 bytes of offset and 16 to 32 bytes of slots per value. Not safe for use by several threads.
 */
public final class IdDictionary {
    private static final Hasher64 HASHER = Hashing.komihash5_0(new SecureRandom().nextLong());

    private static final int MAXIMUM_BYTES = Integer.MAX_VALUE - 64;

    private byte[] bytes = new byte[1024];
    private int[] starts = new int[65];
    private int size;
    /** A slot is 0 where free, else the hash's upper half above the number plus one. */
    private long[] slots = new long[128];

    /** The number of distinct values. */
    public int size() {
        return size;
    }

    /** The number of the value in {@code key[from, to)}, which is added if it is new. */
    public int add(byte[] key, int from, int to) {
        long hash = HASHER.hashBytesToLong(key, from, to - from);
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        long tag = hash & 0xFFFFFFFF00000000L;
        while (slots[slot] != 0) {
            long entry = slots[slot];
            if ((entry & 0xFFFFFFFF00000000L) == tag) {
                int number = (int) entry - 1;
                if (Arrays.equals(bytes, starts[number], starts[number + 1], key, from, to)) {
                    return number;
                }
            }
            slot = (slot + 1) & mask;
        }
        int number = append(key, from, to);
        slots[slot] = tag | size;
        if (size * 2 > slots.length) {
            grow();
        }
        return number;
    }

    private int append(byte[] key, int from, int to) {
        int length = to - from;
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

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            long hash = HASHER.hashBytesToLong(bytes, starts[number], starts[number + 1] - starts[number]);
            int slot = (int) hash & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = (hash & 0xFFFFFFFF00000000L) | (number + 1);
        }
    }

    /** The numbers in ascending order of their values' length and then bytes. */
    public int[] sortedNumbers() {
        int[] numbers = new int[size];
        Arrays.setAll(numbers, i -> i);
        IndexSort.sort(numbers, this::compare);
        return numbers;
    }

    private int compare(int a, int b) {
        int lengthA = starts[a + 1] - starts[a];
        int lengthB = starts[b + 1] - starts[b];
        if (lengthA != lengthB) {
            return Integer.compare(lengthA, lengthB);
        }
        return Arrays.compareUnsigned(bytes, starts[a], starts[a + 1], bytes, starts[b], starts[b + 1]);
    }

    /** The most slots that looking one value up has to visit: the longest run without a free one. O(slots). */
    int longestProbe() {
        int longest = 0;
        int run = 0;
        for (long entry : slots) {
            run = entry == 0 ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** The total length of all values, in bytes. */
    public int byteCount() {
        return starts[size];
    }

    /** Copies a value to {@code target} from {@code at} on and returns where it ends. */
    public int copy(int number, byte[] target, int at) {
        int length = starts[number + 1] - starts[number];
        System.arraycopy(bytes, starts[number], target, at, length);
        return at + length;
    }
}
