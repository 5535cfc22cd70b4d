package io.cowcatcher.graph;

import java.util.Arrays;

/**
 * Floating-point values in pages: an array that may be longer than 2^31.
 *
 * <p>Up to 2^30 values lie in one page, so that short ones cost what an array does. Memory: 8 bytes a value. Not safe
 * for use by several threads while values are set.
 */
public final class DoublePages extends Pages {
    private static final double[] NONE = {};

    private final double[][] pages;

    /** The page, where there is one: loops over it are as fast as over an array. */
    private final double[] only;

    private DoublePages(double[][] pages, int bits, long length) {
        super(bits, length);
        this.pages = pages;
        this.only = pages.length == 1 ? pages[0] : NONE;
    }

    /** An array as the only page; it is not copied. */
    public static DoublePages of(double[] values) {
        return new DoublePages(new double[][] {values}, BITS_OF_ONE_ARRAY, values.length);
    }

    /**
     * So many zeros.
     *
     * @throws IllegalArgumentException if {@code length} is negative
     */
    public static DoublePages ofLength(long length) {
        return ofLength(length, LARGEST_BITS);
    }

    /** As {@link #ofLength(long)}, in pages of {@code 2^bits} values. */
    static DoublePages ofLength(long length, int bits) {
        double[][] pages = new double[count(length, bits)][];
        for (int page = 0; page < pages.length; page++) {
            pages[page] = new double[lengthOf(page, length, bits)];
        }
        return new DoublePages(pages, bits, length);
    }

    /** The value at a place, counted from 0. */
    public double get(long at) {
        return only.length > 0 ? only[(int) at] : pages[page(at)][place(at)];
    }

    /** Puts a value at a place. */
    public void set(long at, double value) {
        if (only.length > 0) {
            only[(int) at] = value;
        } else {
            pages[page(at)][place(at)] = value;
        }
    }

    /** The first so many values; all pages but the last are shared with these. */
    public DoublePages first(long count) {
        if (count > length()) {
            throw new IllegalArgumentException("count must be at most " + length() + " (got: " + count + ")");
        }
        if (count == length()) {
            return this;
        }
        double[][] kept = Arrays.copyOf(pages, count(count, bits()));
        int last = kept.length - 1;
        if (last >= 0) {
            kept[last] = Arrays.copyOf(kept[last], lengthOf(last, count, bits()));
        }
        return new DoublePages(kept, bits(), count);
    }

    /** Copies the values from {@code from} to before {@code end} to place {@code at} of an array and after it. */
    void copy(long from, long end, double[] into, int at) {
        if (only.length > 0) {
            System.arraycopy(only, (int) from, into, at, (int) (end - from));
            return;
        }
        for (int length; from < end; from += length, at += length) {
            length = together(from, end);
            System.arraycopy(pages[page(from)], place(from), into, at, length);
        }
    }

    /** Whether there are values, and all are the same. */
    boolean areEqual() {
        if (length() == 0) {
            return false;
        }
        double first = get(0);
        for (double[] page : pages) {
            for (double value : page) {
                if (value != first) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the values are the same, in pages of whatever length. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof DoublePages that) || length() != that.length()) {
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
        for (double[] page : pages) {
            for (double value : page) {
                hash = 31 * hash + Double.hashCode(value);
            }
        }
        return hash;
    }

    @Override
    public String toString() {
        return "DoublePages of " + length() + " values";
    }
}
