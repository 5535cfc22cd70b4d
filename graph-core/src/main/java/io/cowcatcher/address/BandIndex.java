package io.cowcatcher.address;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which sets have a band: the first few of each, so that a band that everybody has costs no more than any other. */
final class BandIndex {
    /** The most sets that are kept of a band. */
    static final int KEPT = 8;

    private static final int[] NONE = {};

    private final Map<Long, int[]> sets = new HashMap<>();

    /** The sets that have this band, in ascending order. */
    int[] sets(long band) {
        return sets.getOrDefault(band, NONE);
    }

    /** Notes a set, with a greater number than all before, under a band; returns whether there was room for it. */
    boolean add(long band, int set) {
        int[] known = sets(band);
        if (known.length == KEPT) {
            return false;
        }
        int[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = set;
        sets.put(band, more);
        return true;
    }
}
