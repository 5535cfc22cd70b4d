package io.cowcatcher.screening;

/** How much must speak against a block before it is reported. */
public enum Tier {
    /**
     * Two kinds of evidence: the block aims at deals, and it is unlike the other buyers of the same goods (ships to
     * common addresses, or moves together even compared with the crowd of the deals). Precision first; for stopping
     * orders.
     */
    INTERCEPT,
    /**
     * One kind of evidence: the block aims at deals, or, where the log tells none, at what others rush for; and it is
     * too improbable to have come about by members who act each at his own rate. Recall first, for analysts; honest
     * deal clubs are among what it reports.
     */
    REVIEW
}
