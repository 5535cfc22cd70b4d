package io.cowcatcher.graph;

/** The arithmetic of an array in pages of {@code 2^bits} places each, of which the last may be shorter. */
abstract sealed class Pages permits IntPages, DoublePages {
    /** The greatest power of two that the length of an array can be: what fits lies in one page. */
    static final int LARGEST_BITS = 30;

    /** Any array is one page of these, the only one. */
    static final int BITS_OF_ONE_ARRAY = 31;

    private final int bits;
    private final long length;

    Pages(int bits, long length) {
        this.bits = bits;
        this.length = length;
    }

    /** The number of values. */
    public final long length() {
        return length;
    }

    final int bits() {
        return bits;
    }

    final int page(long at) {
        return (int) (at >>> bits);
    }

    final int place(long at) {
        return (int) at & ((1 << bits) - 1);
    }

    /** How many of the places from {@code at} to before {@code end} lie in one page with the first. */
    final int together(long at, long end) {
        return (int) Math.min(end - at, (1L << bits) - place(at));
    }

    /** The number of pages for so many values. */
    static int count(long length, int bits) {
        if (length < 0) {
            throw new IllegalArgumentException("length must not be negative (got: " + length + ")");
        }
        return (int) ((length + (1L << bits) - 1) >>> bits);
    }

    /** The length of a page when there are so many values in all. */
    static int lengthOf(int page, long length, int bits) {
        return (int) Math.min(1L << bits, length - ((long) page << bits));
    }
}
