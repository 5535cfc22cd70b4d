package io.cowcatcher.ingest;

/**
 * One row as it lies in an array of bytes: for each column of {@link RowDecoder#columns()} where its value begins and
 * ends. The values are UTF-8 as far as they are text at all. Used again for every row; not safe for several threads.
 */
public final class ByteRow {
    private final int[] from;
    private final int[] to;
    private byte[] bytes = new byte[0];

    /** A row of this many columns. */
    public ByteRow(int columns) {
        this.from = new int[columns];
        this.to = new int[columns];
    }

    /** Says in which array the rows to come lie. */
    public void over(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Says where the value of a column begins and, exclusive, ends. */
    public void set(int column, int from, int to) {
        this.from[column] = from;
        this.to[column] = to;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the value of a column begins. */
    public int from(int column) {
        return from[column];
    }

    /** Where the value of a column ends, exclusive. */
    public int to(int column) {
        return to[column];
    }
}
