package io.cowcatcher.similarity;

/** Weighs the pairs of one user at a time. */
interface PairWeigher {

    /** Turns to another user. */
    void turnTo(int user);

    /** The weight of the edge to the partner in a slot, with k common items, or 0 where it is below the gate. */
    double weigh(int slot, int k, PartnerSlots partners);
}
