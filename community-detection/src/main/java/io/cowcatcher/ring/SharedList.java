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
    /** The family, with {@link #TIES_ALONE} added where the entity needs no other to tie, and {@link #IN_FULL}. */
    private byte[] kinds = new byte[64];

    private int size;

    private static final int TIES_ALONE = 8;
    /** The entity is strong, and both accounts are linked to it as closely as can be. */
    private static final int IN_FULL = 16;

    SharedList(PairStrength strength) {
        this.strength = strength;
    }

    void clear() {
        size = 0;
    }

    /**
     * Adds an entity shared with another user.
     *
     * @param strong whether it is a strong entity for these two
     * @param closeness the smaller r of the two links
     */
    void add(int other, EntityRule rule, boolean strong, double weight, double closeness) {
        if (size == keys.length) {
            int capacity = Math.addExact(size, size / 2);
            keys = Arrays.copyOf(keys, capacity);
            weights = Arrays.copyOf(weights, capacity);
            kinds = Arrays.copyOf(kinds, capacity);
        }
        keys[size] = (long) other << 32 | size;
        weights[size] = weight * closeness;
        kinds[size++] = (byte) (rule.family().index()
                + (rule.tiesAlone() ? TIES_ALONE : 0)
                + (strong && closeness == 1 ? IN_FULL : 0));
    }

    /**
     * Adds to {@code ties} every pair of {@code user} that is at least as strong as the tie threshold and shares an
     * entity that ties alone. A strong entity that both use in full makes an edge, however little its type weighs.
     */
    void tiesOf(int user, SamePersonOptions options, TieList ties) {
        Arrays.sort(keys, 0, size);
        int at = 0;
        while (at < size) {
            int other = (int) (keys[at] >>> 32);
            int kindsSeen = 0;
            strength.clear();
            for (; at < size && (int) (keys[at] >>> 32) == other; at++) {
                int position = (int) keys[at];
                strength.add(kinds[position] & (TIES_ALONE - 1), weights[position]);
                kindsSeen |= kinds[position];
            }
            double value = strength.value();
            if ((kindsSeen & IN_FULL) != 0) {
                value = Math.max(value, options.edgeThreshold());
            }
            if ((kindsSeen & TIES_ALONE) != 0 && value >= options.tieThreshold()) {
                ties.add(user, other, value);
            }
        }
    }
}
