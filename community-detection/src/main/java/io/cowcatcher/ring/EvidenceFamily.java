package io.cowcatcher.ring;

/**
 * A kind of evidence that two accounts are one person; entities of one family bear witness once, not once each.
 *
 * <p>A device and the IP address it is connected through say the same thing twice: 90 % of the pairs that share the one
 * share the other. So the strongest entity speaks for its family.
 */
public enum EvidenceFamily {
    /** What accounts are used on: devices and IP addresses. */
    TERMINAL,
    /** What accounts are bound to: payment accounts and phones. */
    IDENTITY,
    /** Where goods go: delivery addresses and recipients. */
    RECEIVE;

    private static final int COUNT = values().length;

    /** The place of this family in an array that has one for every family. */
    @SuppressWarnings("EnumOrdinal") // lives in memory only, never in a file
    int index() {
        return ordinal();
    }

    static int count() {
        return COUNT;
    }
}
