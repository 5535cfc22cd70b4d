package io.cowcatcher.nebula.internal;

import java.nio.charset.StandardCharsets;

/**
 * One statement of nGQL, made by {@link Ngql} alone. Immutable.
 *
 * <p>Every statement of this module may be sent again when it is not known whether it was carried out: reads, inserts
 * that overwrite, deletions, and conditional writes whose condition fails the second time.
 */
public final class Statement {
    /** What graphd accepts by default ({@code max_allowed_query_size}), in bytes. */
    public static final int MAXIMUM_BYTES = 4 << 20;

    private final String what;
    private final int rows;
    private final byte[] utf8;

    Statement(String what, int rows, String text) {
        this.what = what;
        this.rows = rows;
        this.utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MAXIMUM_BYTES) {
            throw new IllegalArgumentException("statement must have at most " + MAXIMUM_BYTES + " bytes (got: "
                    + utf8.length + " in " + what + "); make the batches smaller");
        }
    }

    /** What it does, without any data: for messages. */
    public String what() {
        return what;
    }

    /** The number of rows it carries. */
    public int rows() {
        return rows;
    }

    /** Its length in bytes. */
    public int length() {
        return utf8.length;
    }

    byte[] utf8() {
        return utf8;
    }

    /** Its text, which holds data: for the database, a dead-letter file and a DBA, never for logs and messages. */
    public String text() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Names what it does and leaves the data out. */
    @Override
    public String toString() {
        return what;
    }
}
