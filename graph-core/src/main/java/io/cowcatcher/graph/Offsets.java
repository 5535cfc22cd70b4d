package io.cowcatcher.graph;

/** The arithmetic of compressed sparse rows: where each row begins, and where in a row a value stands. */
final class Offsets {
    private Offsets() {}

    /** The offsets of {@code count} rows when each value is an entry of the row it names. */
    static long[] counting(int[] values, int count) {
        long[] offsets = new long[count + 1];
        for (int value : values) {
            offsets[value + 1]++;
        }
        accumulate(offsets);
        return offsets;
    }

    /** Turns the size of row {@code i} at {@code i + 1} into offsets. */
    static void accumulate(long[] sizes) {
        for (int row = 1; row < sizes.length; row++) {
            sizes[row] += sizes[row - 1];
        }
    }

    /** The position of {@code value} in the ascending values of {@code [from, to)}, or -1; O(log (to - from)). */
    static long search(int[] values, long from, long to, int value) {
        int low = (int) from;
        int high = (int) to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (values[middle] == value) {
                return middle;
            }
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
