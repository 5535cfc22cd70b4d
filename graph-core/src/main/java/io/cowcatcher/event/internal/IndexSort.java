package io.cowcatcher.event.internal;

import java.util.Arrays;

/**
 * A stable merge sort of ints by any order; no boxing, two extra arrays, nothing to do for what is already in order.
 */
public final class IndexSort {
    private static final int INSERTION_LIMIT = 12;

    private IndexSort() {}

    /** An order of ints. */
    @FunctionalInterface
    public interface Order {
        /** Negative, zero or positive as {@code a} stands before, with or after {@code b}. */
        int compare(int a, int b);
    }

    /**
     * Sorts {@code values} in place from {@code from} to {@code to}, exclusive; O(n log n) comparisons, O(n) where they
     * are in order already.
     */
    public static void sort(int[] values, int from, int to, Order order) {
        if (isSorted(values, from, to, order)) {
            return;
        }
        if (to - from <= INSERTION_LIMIT) {
            insertionSort(values, from, to, order);
            return;
        }
        int[] sorted = Arrays.copyOfRange(values, from, to);
        sort(sorted.clone(), sorted, 0, sorted.length, order);
        System.arraycopy(sorted, 0, values, from, sorted.length);
    }

    private static boolean isSorted(int[] values, int from, int to, Order order) {
        for (int i = from + 1; i < to; i++) {
            if (order.compare(values[i - 1], values[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Sorts {@code [from, to)} into {@code target}; both arrays hold the same values there at the start. */
    private static void sort(int[] source, int[] target, int from, int to, Order order) {
        if (to - from <= INSERTION_LIMIT) {
            insertionSort(target, from, to, order);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(target, source, from, middle, order);
        sort(target, source, middle, to, order);
        if (order.compare(source[middle - 1], source[middle]) <= 0) {
            System.arraycopy(source, from, target, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = left < middle && (right >= to || order.compare(source[left], source[right]) <= 0);
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private static void insertionSort(int[] values, int from, int to, Order order) {
        for (int i = from + 1; i < to; i++) {
            int value = values[i];
            int at = i;
            while (at > from && order.compare(values[at - 1], value) > 0) {
                values[at] = values[at - 1];
                at--;
            }
            values[at] = value;
        }
    }
}
