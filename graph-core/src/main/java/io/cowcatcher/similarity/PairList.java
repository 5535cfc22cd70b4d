package io.cowcatcher.similarity;

import java.util.Arrays;

/** A growing list of weighted pairs of users. */
final class PairList {
    private int[] firsts = new int[64];
    private int[] seconds = new int[64];
    private double[] weights = new double[64];
    private int[] shared = new int[64];
    private int size;

    void add(int first, int second, double weight, int sharedItems) {
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, size * 2);
            seconds = Arrays.copyOf(seconds, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
            shared = Arrays.copyOf(shared, size * 2);
        }
        firsts[size] = first;
        seconds[size] = second;
        weights[size] = weight;
        shared[size++] = sharedItems;
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
