package io.cowcatcher.ingest;

/**
 * One row that was not used.
 *
 * @param position where it stands: a line number, {@code file:line}, or {@code topic/partition/offset}
 * @param reason why it was not used
 * @param raw its text, at most {@link #MAXIMUM_RAW_LENGTH} characters of it
 */
public record Reject(String position, RejectReason reason, String raw) {
    /** The longest text kept of a row, in characters. */
    public static final int MAXIMUM_RAW_LENGTH = 1000;

    /** Cuts the text to {@link #MAXIMUM_RAW_LENGTH} characters, never through a surrogate pair. */
    public Reject {
        if (raw.length() > MAXIMUM_RAW_LENGTH) {
            boolean splitsPair = Character.isHighSurrogate(raw.charAt(MAXIMUM_RAW_LENGTH - 1));
            raw = raw.substring(0, splitsPair ? MAXIMUM_RAW_LENGTH - 1 : MAXIMUM_RAW_LENGTH);
        }
    }

    /** Names the place and the reason alone: the text may tell something of a person. */
    @Override
    public String toString() {
        return position + ": " + reason.code();
    }
}
