package io.cowcatcher.similarity;

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

    /** The weight of the edge to the partner in a slot, with k common items, or 0 where it is below the gate. */
    double weigh(int slot, int k, PartnerSlots partners);
}
