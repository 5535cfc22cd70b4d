package io.cowcatcher.ingest.csv;

import java.util.Locale;

/**
 * How delimited text is cut into records, and the limits that keep a hostile or broken file within bounds.
 *
 * @param delimiter what stands between fields
 * @param maximumRecordLength the longest record accepted, in characters, from 1,024; a longer one is a counted reject
 * @param maximumBytes the most that a file may hold once unzipped, in bytes; a larger one is refused
 */
public record CsvFormat(Delimiter delimiter, int maximumRecordLength, long maximumBytes) {
    private static final CsvFormat DEFAULTS = new CsvFormat(Delimiter.DETECT, 1 << 20, 1L << 36);
    private static final int LEAST_RECORD_LENGTH = 1024;
    private static final int MOST_RECORD_LENGTH = 1 << 28;

    /** What stands between fields. */
    public enum Delimiter {
        /** The one of the others that cuts the header into most columns. */
        DETECT('\0'),
        /** A comma. */
        COMMA(','),
        /** A tab. */
        TAB('\t'),
        /** A semicolon. */
        SEMICOLON(';'),
        /** A vertical bar. */
        PIPE('|');

        private final char character;

        Delimiter(char character) {
            this.character = character;
        }

        char character() {
            return character;
        }

        /** The name in words: {@code comma}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the limits. */
    public CsvFormat {
        if (maximumRecordLength < LEAST_RECORD_LENGTH || maximumRecordLength > MOST_RECORD_LENGTH) {
            throw new IllegalArgumentException("maximumRecordLength must lie from " + LEAST_RECORD_LENGTH + " to "
                    + MOST_RECORD_LENGTH + " (got: " + maximumRecordLength + ")");
        }
        if (maximumBytes < 1) {
            throw new IllegalArgumentException("maximumBytes must be at least 1 (got: " + maximumBytes + ")");
        }
    }

    /** Delimiter detected, records up to 1,048,576 characters, files up to 64 GB unzipped. */
    public static CsvFormat defaults() {
        return DEFAULTS;
    }

    /** A copy with this delimiter. */
    public CsvFormat withDelimiter(Delimiter delimiter) {
        return new CsvFormat(delimiter, maximumRecordLength, maximumBytes);
    }

    /** A copy with this limit for records. */
    public CsvFormat withMaximumRecordLength(int characters) {
        return new CsvFormat(delimiter, characters, maximumBytes);
    }

    /** A copy with this limit for files. */
    public CsvFormat withMaximumBytes(long bytes) {
        return new CsvFormat(delimiter, maximumRecordLength, bytes);
    }
}
