package io.cowcatcher.detect;

/** Which detector found a ring. */
public enum Provenance {
    /** Real people hired to buy: found by what they buy together, when, and where it is shipped. */
    CROWDSOURCED,
    /** One operator with many accounts: found by shared devices, bindings and addresses. */
    SAME_PERSON,
    /** Found by both. */
    BOTH
}
