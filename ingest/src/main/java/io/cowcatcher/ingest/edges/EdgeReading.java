package io.cowcatcher.ingest.edges;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.IdsBuilder;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.ingest.internal.GuardedFile;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reading of one list of edges. */
final class EdgeReading {
    /** So many rows have their ids looked up together. */
    private static final int TOGETHER = 1 << 12;

    private static final double SHARE_OF_READING = 0.75;

    private final Path file;
    private final EdgeListSource.Expected expected;
    private final RunControl control;
    private final int[] from = new int[2 * TOGETHER];
    private final int[] to = new int[2 * TOGETHER];
    private final int[] numbers = new int[2 * TOGETHER];
    private final double[] weights = new double[TOGETHER];
    private IdsBuilder ids;
    private EdgeRows rows = new EdgeRows(false);
    private @Nullable EdgeColumns columns;
    private @Nullable MatrixSize size;
    private int waiting;
    private long rowCount;
    private long selfLoops;
    private long nextLook = EdgeRows.PAGE;
    private long admittedBytes;

    EdgeReading(Path file, EdgeListSource.Expected expected, RunControl control) {
        this.file = file;
        this.expected = expected;
        this.control = control;
        this.ids = new IdsBuilder(control);
    }

    EdgeList read(FieldSeparator separator) {
        RunControl reading = control.phase("reading " + file.getFileName(), 0, SHARE_OF_READING);
        long bytes;
        String readAs;
        try (GuardedFile stored = GuardedFile.open(file, EdgeListSource.MAXIMUM_BYTES, reading)) {
            FieldLines lines = new FieldLines(file.toString(), stored.bytes(), separator);
            while (lines.fill()) {
                takeBlock(lines);
            }
            bytes = stored.storedBytes();
            readAs = "UTF-8" + (stored.isZipped() ? ", gzip" : "") + ", separator " + lines.separator();
        } catch (IOException e) {
            throw GuardedFile.failure(file, rowCount, e);
        }
        if (size != null) {
            size.requireEntries(rowCount, file.toString());
        }
        if (columns == null || rowCount == 0) {
            throw MalformedInputException.of(
                    file.toString(), "must hold at least one edge (got: none); is it the right file?");
        }
        List<String> words = List.of(readAs, columns.describe());
        return build(new EdgeListReport(file.toString(), bytes, rowCount, selfLoops, 0, words));
    }

    private void takeBlock(FieldLines lines) {
        while (lines.next()) {
            if (columns == null) {
                columns = EdgeColumns.of(lines);
                rows = new EdgeRows(columns.weighted());
                size = columns.firstRow() == EdgeColumns.FirstRow.SIZE ? MatrixSize.of(lines) : null;
                if (columns.firstRow() != EdgeColumns.FirstRow.EDGE) {
                    continue;
                }
            }
            take(lines, columns);
            if (waiting == TOGETHER) {
                resolve(lines);
            }
        }
        resolve(lines);
        lookAtMemory();
    }

    private void take(FieldLines lines, EdgeColumns columns) {
        if (lines.count() != columns.fields()) {
            throw lines.error("a row must have " + columns.fields() + " fields as the "
                    + (size == null ? "first has" : "MatrixMarket header says") + " (got: "
                    + lines.count() + ", separator " + lines.separator()
                    + "); mend the row, put ids that hold the separator in quotes, or say what separates fields");
        }
        double weight = 1;
        if (columns.weighted()) {
            int field = columns.weight();
            weight = WeightText.parse(lines.bytes(), lines.from(field), lines.to(field));
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw lines.error("a weight must be a finite number above 0 (got: " + lines.shown(field)
                        + "); leave out edges without weight, and scale others into range");
            }
        }
        lines.requireId(columns.tail());
        lines.requireId(columns.head());
        if (size != null) {
            size.requireNode(lines, columns.tail());
            size.requireNode(lines, columns.head());
        }
        from[2 * waiting] = lines.from(columns.tail());
        to[2 * waiting] = lines.to(columns.tail());
        from[2 * waiting + 1] = lines.from(columns.head());
        to[2 * waiting + 1] = lines.to(columns.head());
        weights[waiting++] = weight;
        rowCount++;
    }

    private void resolve(FieldLines lines) {
        ids.addAll(lines.bytes(), from, to, 2 * waiting, numbers);
        for (int i = 0; i < waiting; i++) {
            if (numbers[2 * i] == numbers[2 * i + 1]) {
                selfLoops++;
            } else {
                rows.add(numbers[2 * i], numbers[2 * i + 1], weights[i]);
            }
        }
        waiting = 0;
    }

    private void lookAtMemory() {
        if (rowCount < nextLook || columns == null) {
            return;
        }
        nextLook = rowCount + EdgeRows.PAGE;
        MemoryEstimate estimate =
                EdgeMemory.ofRows(Math.max((double) rowCount, expected.rows()), columns.weighted(), ids);
        if (estimate.upperBytes() > admittedBytes) { // else it is the same question, and may cost a collection
            control.admit(estimate, rows.heldBytes() + ids.heldBytes());
            admittedBytes = estimate.upperBytes();
        }
    }

    private EdgeList build(EdgeListReport report) {
        control.checkCancelled();
        IdsBuilder.Numbered nodes = ids.build();
        ids = new IdsBuilder(); // its slots are garbage before the graph is made
        try {
            CsrGraph graph = rows.toGraph(nodes.codeOf(), control.phase("building the graph", SHARE_OF_READING, 1));
            requireFiniteSum(graph);
            control.report(1);
            long parallelEdges = rows.size() - graph.edgeCount();
            return new EdgeList(
                    graph,
                    nodes.ids(),
                    new EdgeListReport(
                            report.source(),
                            report.bytes(),
                            report.rows(),
                            report.selfLoops(),
                            parallelEdges,
                            report.readAs()));
        } catch (IllegalArgumentException e) { // the one thing that no row alone shows: weights whose sum is not finite
            throw MalformedInputException.of(file.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    private static void requireFiniteSum(CsrGraph graph) {
        double sum = graph.totalWeight();
        if (Double.isInfinite(sum)) {
            throw new IllegalArgumentException(
                    "the sum of all weights must be finite (got: " + sum + "); divide the weights by their maximum");
        }
    }
}
