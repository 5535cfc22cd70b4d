package io.cowcatcher.block;

/** Sets of users as ascending arrays. */
final class Members {
    private Members() {}

    /** The number of users in both. */
    static int overlap(int[] a, int[] b) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                common++;
            }
            int left = a[i];
            i += left <= b[j] ? 1 : 0;
            j += b[j] <= left ? 1 : 0;
        }
        return common;
    }
}
