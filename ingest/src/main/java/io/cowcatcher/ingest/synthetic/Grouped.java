package io.cowcatcher.ingest.synthetic;

/**
 * Indices ordered by the group they are in: the members of group g are {@code members[starts[g]]} to
 * {@code members[starts[g + 1] - 1]}, ascending.
 */
@SuppressWarnings("ArrayRecordComponent") // package-private and never compared
record Grouped(int[] members, int[] starts) {

    /** Orders the indices of {@code groupOf} by counting; O(n). */
    static Grouped of(int[] groupOf, int groups) {
        int[] starts = new int[groups + 1];
        for (int group : groupOf) {
            starts[group + 1]++;
        }
        for (int group = 0; group < groups; group++) {
            starts[group + 1] += starts[group];
        }
        int[] next = starts.clone();
        int[] members = new int[groupOf.length];
        for (int i = 0; i < groupOf.length; i++) {
            members[next[groupOf[i]]++] = i;
        }
        return new Grouped(members, starts);
    }
}
