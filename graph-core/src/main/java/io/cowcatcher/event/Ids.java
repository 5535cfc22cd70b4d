package io.cowcatcher.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/**
 * The distinct values of one text column, numbered from 0 in ascending order of length and then of bytes.
 *
 * <p>The numbering depends on the set of values alone, never on the order of rows, and {@code u9} stands before
 * {@code u10}. A number is called a code. Memory: the bytes of the values plus 4 bytes a value. Looking a value up
 * costs O(log n) comparisons and no hashing, so that no choice of ids can slow it down. Immutable, share freely.
 */
public final class Ids {
    /** The code of a value that is missing, or that does not occur. */
    public static final int NONE = -1;

    static final Ids EMPTY = new Ids(new byte[0], new int[] {0});

    private final byte[] bytes;
    private final int[] starts;

    /** Takes over the concatenated values and their start offsets, one more than there are values. */
    Ids(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    /** The distinct ones of these values, in any order; O(n log n). */
    static Ids of(byte[][] values) {
        byte[][] sorted = values.clone();
        Arrays.sort(sorted, Ids::compareValues);
        long byteCount = 0;
        int size = 0;
        for (byte[] value : sorted) {
            if (size == 0 || !Arrays.equals(sorted[size - 1], value)) {
                sorted[size++] = value;
                byteCount += value.length;
            }
        }
        if (byteCount > Integer.MAX_VALUE - 64) {
            throw new IllegalStateException("distinct ids must take less than 2 GB (got: " + byteCount
                    + " bytes); shorten the ids or split the log");
        }
        byte[] bytes = new byte[(int) byteCount];
        int[] starts = new int[size + 1];
        for (int code = 0; code < size; code++) {
            System.arraycopy(sorted[code], 0, bytes, starts[code], sorted[code].length);
            starts[code + 1] = starts[code] + sorted[code].length;
        }
        return new Ids(bytes, starts);
    }

    private static int compareValues(byte[] a, byte[] b) {
        return a.length != b.length ? Integer.compare(a.length, b.length) : Arrays.compareUnsigned(a, b);
    }

    /** The distinct ones of these values, in any order; O(n log n). */
    public static Ids of(Collection<String> values) {
        return of(values.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
    }

    /** No values at all. */
    public static Ids empty() {
        return EMPTY;
    }

    /** The memory that the values take, in bytes. */
    long heldBytes() {
        return bytes.length + (long) Integer.BYTES * starts.length;
    }

    /** The number of distinct values. */
    public int size() {
        return starts.length - 1;
    }

    /**
     * The value with this code.
     *
     * @throws IndexOutOfBoundsException if no value has it
     */
    public String id(int code) {
        int start = starts[code];
        return new String(bytes, start, starts[code + 1] - start, StandardCharsets.UTF_8);
    }

    /** The code of a value, or {@link #NONE}. */
    public int code(String id) {
        return code(id.getBytes(StandardCharsets.UTF_8));
    }

    int code(byte[] key) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    private int compare(int code, byte[] key) {
        return compare(code, key, 0, key.length);
    }

    private int compare(int code, byte[] other, int from, int to) {
        int start = starts[code];
        int end = starts[code + 1];
        if (end - start != to - from) {
            return Integer.compare(end - start, to - from);
        }
        return Arrays.compareUnsigned(bytes, start, end, other, from, to);
    }

    /**
     * The values of both, numbered anew; where one holds all of the other, that one may be returned itself. O(bytes of
     * both).
     */
    public Ids union(Ids other) {
        int[] codes = other.codesIn(this);
        long unionBytes = bytes.length;
        int added = 0;
        for (int code = 0; code < codes.length; code++) {
            if (codes[code] == NONE) {
                added++;
                unionBytes += other.starts[code + 1] - other.starts[code];
            }
        }
        if (added == 0) {
            return this;
        }
        if (size() == 0) {
            return other;
        }
        if (unionBytes > Integer.MAX_VALUE - 64) {
            throw new IllegalStateException("distinct ids must take less than 2 GB (got: " + unionBytes
                    + " bytes); shorten the ids or split the log");
        }
        return merge(other, codes, new byte[(int) unionBytes], new int[size() + added + 1]);
    }

    private Ids merge(Ids other, int[] codes, byte[] unionBytes, int[] unionStarts) {
        int mine = 0;
        int theirs = 0;
        for (int code = 0; code + 1 < unionStarts.length; code++) {
            while (theirs < codes.length && codes[theirs] != NONE) {
                theirs++;
            }
            boolean theirsLeft = theirs < codes.length;
            boolean takeMine = mine < size()
                    && !(theirsLeft && compare(mine, other.bytes, other.starts[theirs], other.starts[theirs + 1]) > 0);
            unionStarts[code + 1] = takeMine
                    ? copy(mine++, unionBytes, unionStarts[code])
                    : other.copy(theirs++, unionBytes, unionStarts[code]);
        }
        return new Ids(unionBytes, unionStarts);
    }

    /** Those of these values whose codes are in {@code kept}, numbered anew, in the same order. O(bytes). */
    Ids only(BitSet kept) {
        int[] keptStarts = new int[kept.cardinality() + 1];
        byte[] keptBytes = new byte[bytes.length];
        int size = 0;
        for (int code = kept.nextSetBit(0); code >= 0; code = kept.nextSetBit(code + 1)) {
            keptStarts[size + 1] = copy(code, keptBytes, keptStarts[size]);
            size++;
        }
        return new Ids(Arrays.copyOf(keptBytes, keptStarts[size]), keptStarts);
    }

    private int copy(int code, byte[] target, int at) {
        int length = starts[code + 1] - starts[code];
        System.arraycopy(bytes, starts[code], target, at, length);
        return at + length;
    }

    /** For each code of this the code of the same value in {@code other}, or {@link #NONE}. O(bytes of both). */
    public int[] codesIn(Ids other) {
        int[] codes = new int[size()];
        int candidate = 0;
        for (int code = 0; code < codes.length; code++) {
            int order = 1;
            while (candidate < other.size()
                    && (order = compare(code, other.bytes, other.starts[candidate], other.starts[candidate + 1])) > 0) {
                candidate++;
            }
            codes[code] = candidate < other.size() && order == 0 ? candidate : NONE;
        }
        return codes;
    }
}
