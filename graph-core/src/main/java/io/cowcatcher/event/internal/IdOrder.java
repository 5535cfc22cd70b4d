package io.cowcatcher.event.internal;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * Byte strings in ascending order of length and then of bytes, without comparing most of them.
 *
 * <p>Strings of one length are sorted as longs by the eight bytes that follow what all of them begin with; only those
 * that agree in these, too, are compared. O(bytes) for ids as shops number them, O(n log n) comparisons at worst.
 */
final class IdOrder {
    private static final int STEPS_PER_CHECK = 1 << 14;

    private final byte[] bytes;
    private final int[] starts;
    private final int size;
    private final RunControl control;
    private int comparisons;

    /** The strings lie one after the other; string {@code i} from {@code starts[i]} to {@code starts[i + 1]}. */
    IdOrder(byte[] bytes, int[] starts, int size, RunControl control) {
        this.control = control;
        this.bytes = bytes;
        this.starts = starts;
        this.size = size;
    }

    /** The numbers of the strings in their order. */
    int[] numbers() {
        int[] numbers = byLength();
        int from = 0;
        while (from < size) {
            int length = length(numbers[from]);
            int to = from + 1;
            while (to < size && length(numbers[to]) == length) {
                poll(to);
                to++;
            }
            sortOneLength(numbers, from, to);
            from = to;
        }
        return numbers;
    }

    private void poll(int step) {
        if ((step & STEPS_PER_CHECK - 1) == 0) {
            control.checkCancelled();
        }
    }

    private int length(int number) {
        return starts[number + 1] - starts[number];
    }

    private int[] byLength() {
        long[] lengths = new long[size];
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            poll(i);
            lengths[i] = length(i);
            numbers[i] = i;
        }
        LongRadixSort.sort(lengths, numbers, control);
        return numbers;
    }

    private void sortOneLength(int[] numbers, int from, int to) {
        int length = length(numbers[from]);
        int common = commonPrefix(numbers, from, to);
        int taken = Math.min(Long.BYTES, length - common);
        if (taken == 0) {
            return;
        }
        long[] keys = new long[to - from];
        for (int i = 0; i < keys.length; i++) {
            poll(i);
            keys[i] = Long.reverseBytes(Words.upTo(bytes, starts[numbers[from + i]] + common, taken));
        }
        int[] sorted = Arrays.copyOfRange(numbers, from, to);
        LongRadixSort.sort(keys, sorted, control);
        System.arraycopy(sorted, 0, numbers, from, sorted.length);
        if (common + taken < length) {
            sortEqualKeys(numbers, from, keys);
        }
    }

    private void sortEqualKeys(int[] numbers, int from, long[] keys) {
        int start = 0;
        for (int i = 1; i <= keys.length; i++) {
            if (i == keys.length || keys[i] != keys[start]) {
                IndexSort.sort(numbers, from + start, from + i, this::compare);
                start = i;
            }
        }
    }

    private int commonPrefix(int[] numbers, int from, int to) {
        int first = starts[numbers[from]];
        int common = length(numbers[from]);
        for (int i = from + 1; i < to && common > 0; i++) {
            poll(i);
            int start = starts[numbers[i]];
            int mismatch = Arrays.mismatch(bytes, first, first + common, bytes, start, start + common);
            common = mismatch < 0 ? common : mismatch;
        }
        return common;
    }

    private int compare(int a, int b) {
        poll(++comparisons);
        return Arrays.compareUnsigned(bytes, starts[a], starts[a + 1], bytes, starts[b], starts[b + 1]);
    }
}
