package io.cowcatcher.ingest.edges;

import java.util.Locale;

/** What stands between the fields of a row. */
public enum FieldSeparator {
    /** The first of the others, in their order, that the first row holds. */
    DETECT('\0'),
    /** A tab. */
    TAB('\t'),
    /** A comma. */
    COMMA(','),
    /** A semicolon. */
    SEMICOLON(';'),
    /** Spaces or tabs, as many as there are. */
    SPACE(' ');

    private final char character;

    FieldSeparator(char character) {
        this.character = character;
    }

    byte character() {
        return (byte) character;
    }

    /** The one that a first row asks for; a row without any has a single field, whatever the separator. */
    static FieldSeparator of(byte[] row, int from, int to) {
        for (FieldSeparator candidate : values()) {
            boolean quoted = false;
            for (int i = from; i < to && candidate != DETECT; i++) {
                quoted ^= row[i] == '"';
                if (!quoted && row[i] == candidate.character) {
                    return candidate;
                }
            }
        }
        return TAB;
    }

    /** The name in words: {@code comma}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
