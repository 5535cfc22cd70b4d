package io.cowcatcher.similarity;

import java.util.Arrays;

/** A growing list of weighted pairs of users. */
final class PairList {
    /** The heap that one pair takes. */
    static final int BYTES = 20;

    /** The heap that one pair takes while it becomes an edge: the list, and two arcs with their shared items. */
    static final int PEAK_BYTES = BYTES + 2 * (4 + 8 + 4);

    private final PairBudget budget;
    private int[] firsts = new int[0];
    private int[] seconds = firsts;
    private double[] weights = new double[0];
    private int[] shared = firsts;
    private int size;

    PairList(PairBudget budget) {
        this.budget = budget;
    }

    void add(int first, int second, double weight, int sharedItems) {
        if (size == firsts.length) {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 64, Math.max(64, size + (size / 2L)));
            if (capacity == size) {
                throw new IllegalStateException(
                        "edges of one range of users must number less than 2^31 (got: " + size + ")");
            }
            budget.ask(capacity - size);
            resize(capacity);
        }
        firsts[size] = first;
        seconds[size] = second;
        weights[size] = weight;
        shared[size++] = sharedItems;
    }

    /** Sorts the pairs from a position on, which have one first user, by their second. */
    void sortFrom(int begin) {
        boolean ascending = true;
        for (int i = begin + 1; i < size && ascending; i++) {
            ascending = seconds[i - 1] < seconds[i];
        }
        if (ascending) {
            return;
        }
        long[] order = new long[size - begin];
        for (int i = begin; i < size; i++) {
            order[i - begin] = (long) seconds[i] << 32 | i;
        }
        Arrays.sort(order);
        double[] oldWeights = Arrays.copyOfRange(weights, begin, size);
        int[] oldShared = Arrays.copyOfRange(shared, begin, size);
        for (int i = begin; i < size; i++) {
            int old = (int) order[i - begin] - begin;
            seconds[i] = (int) (order[i - begin] >>> 32);
            weights[i] = oldWeights[old];
            shared[i] = oldShared[old];
        }
    }

    private void resize(int capacity) {
        firsts = Arrays.copyOf(firsts, capacity);
        seconds = Arrays.copyOf(seconds, capacity);
        weights = Arrays.copyOf(weights, capacity);
        shared = Arrays.copyOf(shared, capacity);
    }

    /** Gives back what was taken for pairs that did not come. */
    void trim() {
        if (size < firsts.length) {
            budget.giveBack(firsts.length - size);
            resize(size);
        }
    }

    int size() {
        return size;
    }

    int first(int i) {
        return firsts[i];
    }

    int second(int i) {
        return seconds[i];
    }

    double weight(int i) {
        return weights[i];
    }

    int shared(int i) {
        return shared[i];
    }
}
