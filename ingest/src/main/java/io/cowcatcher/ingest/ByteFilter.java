package io.cowcatcher.ingest;

/** A {@link RowFilter} on the bytes of a value in UTF-8, with the same answers. */
@FunctionalInterface
interface ByteFilter {

    /** Whether a row with the value {@code bytes[from, to)} is dropped. */
    boolean drops(byte[] bytes, int from, int to);
}
