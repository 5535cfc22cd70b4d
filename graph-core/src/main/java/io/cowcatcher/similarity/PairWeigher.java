package io.cowcatcher.similarity;

import java.util.function.IntToLongFunction;

/** Weighs the pairs of one user at a time. */
interface PairWeigher {

    /** Turns to another user. */
    void turnTo(int user);

    /**
     * Whether the edge to a partner may weigh enough with at most so many common items, told without counting them by
     * time: no only where {@link #weigh} would give 0.
     */
    default boolean mayWeigh(int partner, int sharedAtMost) {
        return true;
    }

    /**
     * No fewer than the edges of a user.
     *
     * @param most no fewer than these edges, as far as is known without weighing
     * @param sharing no fewer than the partners with at least so many common items
     */
    default long mostEdges(int user, long most, IntToLongFunction sharing) {
        return most;
    }

    /** The weight of the edge to the partner in a slot, with k common items, or 0 where it is below the gate. */
    double weigh(int slot, int k, PartnerSlots partners);
}
