package io.cowcatcher.ingest.edges;

import io.cowcatcher.ingest.internal.GuardedFile;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A list of edges in a file: one row an edge, two ids of nodes and, if there is one, a weight; plain or gzip, in UTF-8.
 *
 * <p>Fields are separated by tabs, commas, semicolons or spaces; which of them the first row tells, unless it is said.
 * They may stand in double quotes. Lines that begin with # or %, and empty ones, are left out; so is a first row of
 * names such as {@code source, target, weight}, which also allows further columns. All rows have as many fields as the
 * first. Ids are any texts but the empty one. A MatrixMarket file of coordinates (pattern, real or integer; symmetric
 * or general) is known by its header; its size is checked and is no edge, and of general ones both triangles are added.
 *
 * <p>The graph is undirected: a row from a to b and one from b to a are the same edge, and the weights of all its rows
 * are added, in an order that depends on the weights alone. Self-loops are counted and dropped. The result does not
 * depend on the order of rows. A row that is broken, or whose weight is not finite and above 0, is an error that names
 * file, line and value, and nothing is used. O(bytes + rows log(degree)) on the calling thread; memory: up to 64 bytes
 * a row and the ids; a file too large for the memory budget is refused before it is read, or as soon as its ids show
 * it. Immutable, share freely.
 *
 * <pre>{@code
 * EdgeList list = EdgeListSource.of(Path.of("links.tsv.gz")).read(RunControl.inline());
 * String id = list.ids().id(0);
 * }</pre>
 */
public final class EdgeListSource {
    /** The most that a file may hold once unzipped. */
    static final long MAXIMUM_BYTES = 1L << 40;

    private final Path file;
    private final FieldSeparator separator;

    private EdgeListSource(Path file, FieldSeparator separator) {
        this.file = file;
        this.separator = separator;
    }

    /** The edges in {@code file}. */
    public static EdgeListSource of(Path file) {
        return new EdgeListSource(file, FieldSeparator.DETECT);
    }

    /** A copy whose fields are separated so. */
    public EdgeListSource separatedBy(FieldSeparator separator) {
        return new EdgeListSource(file, separator);
    }

    /**
     * What reading will need, told by the size of the file and its first rows; for rows alone, since how many distinct
     * ids there are shows only as they come.
     *
     * @throws io.cowcatcher.error.MalformedInputException if the file cannot be read as what it claims to be
     */
    public MemoryEstimate estimate() {
        return Expected.in(file, separator).estimate();
    }

    /**
     * Reads the whole list; progress goes by bytes.
     *
     * @throws io.cowcatcher.error.MalformedInputException if it cannot be read, is damaged, holds no row, or a row that
     *     is no edge
     * @throws io.cowcatcher.error.MemoryBudgetException if it does not fit the memory budget
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public EdgeList read(RunControl control) {
        Expected expected = Expected.in(file, separator);
        control.admit(expected.estimate());
        return new EdgeReading(file, expected, control).read(separator);
    }

    /** How many rows a file may hold and whether they have weights, as its first block tells. */
    record Expected(double rows, boolean weighted) {
        static Expected in(Path file, FieldSeparator separator) {
            try (GuardedFile bytes = GuardedFile.open(file, MAXIMUM_BYTES, RunControl.inline())) {
                FieldLines lines = new FieldLines(file.toString(), bytes.bytes(), separator);
                EdgeColumns columns = null;
                long rows = 0;
                while (rows == 0 && lines.fill()) {
                    while (lines.next()) {
                        columns = columns == null ? EdgeColumns.of(lines) : columns;
                        rows++;
                    }
                }
                double all = rows * bytes.expectedBytes() / Math.max(1, lines.passed());
                return new Expected(all, columns != null && columns.weighted());
            } catch (IOException e) {
                return new Expected(0, false); // a file that ends too soon is told of when it is read
            }
        }

        MemoryEstimate estimate() {
            return EdgeMemory.ofRows(rows, weighted);
        }
    }
}
