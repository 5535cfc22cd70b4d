package io.cowcatcher.ring;

import java.util.Arrays;

/**
 * What one user shares with others: an unsorted list of (other user, family, weight), turned into ties pair by pair.
 *
 * <p>Grows to the longest list it has held and is used again for the next user. Not safe for use by several threads.
 */
final class SharedList {
    private final PairStrength strength;
    /**
     * The other user in the upper half, the position in the lower half: sorting brings a pair together, in a fixed
     * order.
     */
    private long[] keys = new long[64];

    private double[] weights = new double[64];
    /** The family, with {@link #TIES_ALONE} added where the entity needs no other to tie. */
    private byte[] kinds = new byte[64];

    private int size;

    private static final int TIES_ALONE = 8;

    SharedList(PairStrength strength) {
        this.strength = strength;
    }

    void clear() {
        size = 0;
    }

    void add(int other, int family, double weight, EntityRule rule) {
        if (size == keys.length) {
            int capacity = Math.addExact(size, size / 2);
            keys = Arrays.copyOf(keys, capacity);
            weights = Arrays.copyOf(weights, capacity);
            kinds = Arrays.copyOf(kinds, capacity);
        }
        keys[size] = (long) other << 32 | size;
        weights[size] = weight;
        kinds[size++] = (byte) (rule.tiesAlone() ? family + TIES_ALONE : family);
    }

    /**
     * Adds to {@code ties} every pair of {@code user} that is at least so strong and shares an entity that ties alone.
     */
    void tiesOf(int user, double threshold, TieList ties) {
        Arrays.sort(keys, 0, size);
        int at = 0;
        while (at < size) {
            int other = (int) (keys[at] >>> 32);
            boolean tied = false;
            strength.clear();
            for (; at < size && (int) (keys[at] >>> 32) == other; at++) {
                int position = (int) keys[at];
                strength.add(kinds[position] & (TIES_ALONE - 1), weights[position]);
                tied |= kinds[position] >= TIES_ALONE;
            }
            double value = strength.value();
            if (tied && value >= threshold) {
                ties.add(user, other, value);
            }
        }
    }
}
