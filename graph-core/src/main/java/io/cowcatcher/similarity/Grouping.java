package io.cowcatcher.similarity;

/** The positions 0 to n - 1 grouped by a key, in their own order within each group: a counting sort. */
final class Grouping {
    private final int[] starts;
    private final int[] positions;

    private Grouping(int[] starts, int[] positions) {
        this.starts = starts;
        this.positions = positions;
    }

    /** Groups the positions of {@code keys}, which lie from 0 to {@code keyCount - 1}. */
    static Grouping of(int[] keys, int keyCount) {
        return of(keys, keyCount, null);
    }

    /** Groups the positions in {@code order} by their keys, stable within each group. */
    static Grouping of(int[] keys, int keyCount, int @org.jspecify.annotations.Nullable [] order) {
        int[] starts = new int[keyCount + 1];
        for (int key : keys) {
            starts[key + 1]++;
        }
        for (int key = 0; key < keyCount; key++) {
            starts[key + 1] += starts[key];
        }
        int[] next = starts.clone();
        int[] positions = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int position = order == null ? i : order[i];
            positions[next[keys[position]]++] = position;
        }
        return new Grouping(starts, positions);
    }

    int start(int key) {
        return starts[key];
    }

    int end(int key) {
        return starts[key + 1];
    }

    int size(int key) {
        return starts[key + 1] - starts[key];
    }

    int position(int at) {
        return positions[at];
    }

    int[] positions() {
        return positions;
    }
}
