package io.cowcatcher.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A table written row by row: comma-separated (RFC 4180), one header line, lines end with LF, texts guarded as a
 * {@link CellGuard} says, numbers exact and the same in every locale.
 *
 * <p>Cells are added from left to right; {@link #endRow} ends a row. Not safe for use by several threads.
 */
public final class CsvTable implements AutoCloseable {
    /**
     * Beyond what the format asks for, guarded cells are quoted, so that the apostrophe is seen to belong to the text.
     */
    private static final QuoteStrategy QUOTES = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.charAt(0) == '\'';
        }
    };

    private final CsvWriter csv;
    private final CellGuard guard;
    private final int columnCount;
    private final List<String> row = new ArrayList<>();

    /** Writes the header; the names of the columns are ours and not guarded. */
    private CsvTable(Writer out, CellGuard guard, List<String> columns) {
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QUOTES)
                .build(out);
        this.guard = guard;
        this.columnCount = columns.size();
        csv.writeRecord(columns);
    }

    /**
     * Begins a table on a writer, which is closed with it.
     *
     * @param columns their names, in the order of the cells
     */
    public static CsvTable onto(Writer out, CellGuard guard, List<String> columns) {
        return new CsvTable(out, guard, columns);
    }

    /** Adds a text. */
    public CsvTable text(String text) {
        row.add(guard.cell(text));
        return this;
    }

    /** Adds a whole number. */
    public CsvTable number(long number) {
        row.add(Long.toString(number));
        return this;
    }

    /** Adds a number, exactly; a cell without content where it is NaN or infinite. */
    public CsvTable number(double number) {
        row.add(Figures.exists(number) ? Figures.exact(number) : "");
        return this;
    }

    /** Adds a cell without content: there is no such figure. */
    public CsvTable none() {
        row.add("");
        return this;
    }

    /**
     * Ends the row.
     *
     * @throws IllegalStateException if it has more or fewer cells than the header
     */
    public void endRow() {
        if (row.size() != columnCount) {
            throw new IllegalStateException(
                    "row must have " + columnCount + " cells, as the header has (got: " + row.size() + ")");
        }
        csv.writeRecord(row);
        row.clear();
    }

    /** Ends the table. */
    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
