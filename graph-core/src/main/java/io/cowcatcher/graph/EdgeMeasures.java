package io.cowcatcher.graph;

/** What the events of each edge add up to: how many they are, when they began and when they ended. */
final class EdgeMeasures {
    private final int[] counts;
    private final long[] firsts;
    private final long[] lasts;

    EdgeMeasures(int[] counts, long[] firsts, long[] lasts) {
        this.counts = counts;
        this.firsts = firsts;
        this.lasts = lasts;
    }

    int[] counts() {
        return counts;
    }

    long[] firsts() {
        return firsts;
    }

    long[] lasts() {
        return lasts;
    }
}
