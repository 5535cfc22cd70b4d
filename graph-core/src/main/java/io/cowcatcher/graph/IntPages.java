package io.cowcatcher.graph;

import java.util.Arrays;

/**
 * Integer values in pages: an array that may be longer than 2^31.
 *
 * <p>Up to 2^30 values lie in one page, so that short ones cost what an array does. Memory: 4 bytes a value. Not safe
 * for use by several threads while values are set.
 */
public final class IntPages extends Pages {
    private static final int[] NONE = {};

    private final int[][] pages;

    /** The page, where there is one: loops over it are as fast as over an array. */
    private final int[] only;

    private IntPages(int[][] pages, int bits, long length) {
        super(bits, length);
        this.pages = pages;
        this.only = pages.length == 1 ? pages[0] : NONE;
    }

    /** An array as the only page; it is not copied. */
    public static IntPages of(int[] values) {
        return new IntPages(new int[][] {values}, BITS_OF_ONE_ARRAY, values.length);
    }

    /**
     * So many zeros.
     *
     * @throws IllegalArgumentException if {@code length} is negative
     */
    public static IntPages ofLength(long length) {
        return ofLength(length, LARGEST_BITS);
    }

    /** As {@link #ofLength(long)}, in pages of {@code 2^bits} values. */
    static IntPages ofLength(long length, int bits) {
        int[][] pages = new int[count(length, bits)][];
        for (int page = 0; page < pages.length; page++) {
            pages[page] = new int[lengthOf(page, length, bits)];
        }
        return new IntPages(pages, bits, length);
    }

    /** The value at a place, counted from 0. */
    public int get(long at) {
        return only.length > 0 ? only[(int) at] : pages[page(at)][place(at)];
    }

    /** Puts a value at a place. */
    public void set(long at, int value) {
        if (only.length > 0) {
            only[(int) at] = value;
        } else {
            pages[page(at)][place(at)] = value;
        }
    }

    /** The first so many values; all pages but the last are shared with these. */
    public IntPages first(long count) {
        if (count > length()) {
            throw new IllegalArgumentException("count must be at most " + length() + " (got: " + count + ")");
        }
        if (count == length()) {
            return this;
        }
        int[][] kept = Arrays.copyOf(pages, count(count, bits()));
        int last = kept.length - 1;
        if (last >= 0) {
            kept[last] = Arrays.copyOf(kept[last], lengthOf(last, count, bits()));
        }
        return new IntPages(kept, bits(), count);
    }

    /** Copies the values from {@code from} to before {@code end} to place {@code at} of an array and after it. */
    void copy(long from, long end, int[] into, int at) {
        if (only.length > 0) {
            System.arraycopy(only, (int) from, into, at, (int) (end - from));
            return;
        }
        for (int length; from < end; from += length, at += length) {
            length = together(from, end);
            System.arraycopy(pages[page(from)], place(from), into, at, length);
        }
    }

    /** The place of {@code value} among the ascending values of {@code [from, to)}, or -1; O(log (to - from)). */
    long search(long from, long to, int value) {
        long low = from;
        long high = to - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int found = get(middle);
            if (found == value) {
                return middle;
            }
            if (found < value) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Whether the values are the same, in pages of whatever length. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof IntPages that) || length() != that.length()) {
            return false;
        }
        for (long at = 0; at < length(); ) {
            int run = Math.min(together(at, length()), that.together(at, length()));
            int here = place(at);
            int there = that.place(at);
            if (!Arrays.equals(pages[page(at)], here, here + run, that.pages[that.page(at)], there, there + run)) {
                return false;
            }
            at += run;
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int[] page : pages) {
            for (int value : page) {
                hash = 31 * hash + value;
            }
        }
        return hash;
    }

    @Override
    public String toString() {
        return "IntPages of " + length() + " values";
    }
}
