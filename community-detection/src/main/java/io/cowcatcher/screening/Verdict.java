package io.cowcatcher.screening;

/** What became of a block. */
public enum Verdict {
    /** It passed the tests of the tier: a ring. */
    RING,
    /** The evidence is too weak for the tier. */
    TOO_WEAK,
    /** At least half of what it bought goes to one registered pick-up point: a group-buy. */
    GROUP_BUY,
    /** It was not tested: the log cannot show what the tier needs, and {@link Evidence#basis} says what is missing. */
    NOT_TESTED
}
