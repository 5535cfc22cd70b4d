package io.cowcatcher.examples.cli;

import io.cowcatcher.similarity.PairSink;

/** Passes pairs on to a slower sink by the thousand, and tells how long that one took in all. */
final class TimedSink implements PairSink {
    private static final int BATCH = 4_096;

    private final PairSink slow;
    private final int[] firsts = new int[BATCH];
    private final int[] seconds = new int[BATCH];
    private final int[] shared = new int[BATCH];
    private final double[] weights = new double[BATCH];
    private int size;
    private long nanos;

    TimedSink(PairSink slow) {
        this.slow = slow;
    }

    @Override
    public void accept(int first, int second, int sharedItems, double weight) {
        if (size == BATCH) {
            flush();
        }
        firsts[size] = first;
        seconds[size] = second;
        shared[size] = sharedItems;
        weights[size++] = weight;
    }

    /** Passes on what is left. */
    void flush() {
        long start = System.nanoTime();
        for (int i = 0; i < size; i++) {
            slow.accept(firsts[i], seconds[i], shared[i], weights[i]);
        }
        size = 0;
        nanos += System.nanoTime() - start;
    }

    /** How long the slow sink took so far. */
    long nanos() {
        return nanos;
    }
}
