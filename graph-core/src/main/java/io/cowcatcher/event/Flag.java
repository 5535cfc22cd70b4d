package io.cowcatcher.event;

/** Yes, no, or not known: a log that says nothing is not a log that says no. */
public enum Flag {
    /** The log says nothing. */
    UNKNOWN,
    /** The log says no. */
    NO,
    /** The log says yes. */
    YES;

    private static final Flag[] VALUES = values();

    /** The flag as a column stores it. */
    @SuppressWarnings("EnumOrdinal") // lives in memory only, never in a file
    byte code() {
        return (byte) ordinal();
    }

    static Flag at(int code) {
        return VALUES[code];
    }
}
