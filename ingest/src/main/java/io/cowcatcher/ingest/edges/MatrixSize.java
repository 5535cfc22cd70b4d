package io.cowcatcher.ingest.edges;

import io.cowcatcher.error.MalformedInputException;

/**
 * The first row of a MatrixMarket file: rows, columns and entries of the matrix; a graph has as many rows as columns.
 *
 * @param nodes the number of rows, and of columns
 * @param entries the number of rows of the file that follow
 * @param line where it stands
 */
record MatrixSize(long nodes, long entries, long line) {
    private static final int NUMBERS = 3;
    private static final int MOST_DIGITS = 18;
    private static final long NO_NUMBER = -1;

    static MatrixSize of(FieldLines row) {
        long rows = row.count() == NUMBERS ? number(row, 0) : NO_NUMBER;
        long columns = row.count() == NUMBERS ? number(row, 1) : NO_NUMBER;
        long entries = row.count() == NUMBERS ? number(row, 2) : NO_NUMBER;
        if (rows < 0 || columns < 0 || entries < 0) {
            throw row.error("the first row behind a MatrixMarket header must hold the numbers of rows, columns and"
                    + " entries (got: " + row.count() + " fields, the first is " + row.shown(0)
                    + "); add that row, or cut the header off");
        }
        if (rows != columns) {
            throw row.error("the matrix of a graph must have as many rows as columns (got: " + rows + " and " + columns
                    + "); number both sides through, and write the links without a MatrixMarket header");
        }
        return new MatrixSize(rows, entries, row.line());
    }

    /** The whole number in a field, or -1. */
    private static long number(FieldLines row, int field) {
        byte[] bytes = row.bytes();
        int length = row.to(field) - row.from(field);
        if (length == 0 || length > MOST_DIGITS) {
            return NO_NUMBER;
        }
        long number = 0;
        for (int i = row.from(field); i < row.to(field); i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return NO_NUMBER;
            }
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }

    /** Refuses a field that is no number of a node, or begins with a 0: 1 and 01 would be two nodes of the graph. */
    void requireNode(FieldLines row, int field) {
        long node = number(row, field);
        if (node < 1 || node > nodes || row.bytes()[row.from(field)] == '0') {
            throw row.error("a node must be a number from 1 to " + nodes + " as line " + line + " says (got: "
                    + row.shown(field) + "); mend the row, or the size in line " + line);
        }
    }

    /** Refuses a file that holds more or fewer entries. */
    void requireEntries(long rows, String source) {
        if (rows != entries) {
            throw MalformedInputException.at(
                    source,
                    line,
                    "as many rows must follow as the size says, " + entries + " (got: " + rows
                            + "); fetch the file again if it is cut off, or mend the size");
        }
    }
}
