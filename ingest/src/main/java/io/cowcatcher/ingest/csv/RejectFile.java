package io.cowcatcher.ingest.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.ingest.RejectSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Keeps the rows that were not used in a CSV file with the columns {@code line,reason,raw}, streaming.
 *
 * <p>The file appears when {@link #complete()} is called; closed without it, it leaves no trace. Cells are written for
 * people: one that a spreadsheet would take for a formula gets an apostrophe before it. Not safe for use by several
 * threads.
 */
public final class RejectFile implements RejectSink, Closeable {
    private final Path target;
    private final AtomicFile file;
    private final CsvWriter cells;

    private RejectFile(Path target, AtomicFile file) {
        this.target = target;
        this.file = file;
        this.cells = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QuoteStrategies.NON_EMPTY)
                .build(file.bytes());
    }

    /**
     * Starts a file, in a folder that exists.
     *
     * @throws io.cowcatcher.error.StoreException if it cannot be written
     */
    public static RejectFile create(Path target) {
        try {
            RejectFile rejects = new RejectFile(target, AtomicFile.create(target));
            rejects.cells.writeRecord("line", "reason", "raw");
            return rejects;
        } catch (IOException | UncheckedIOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    @Override
    public void accept(Reject reject) {
        try {
            cells.writeRecord(
                    CsvCells.guarded(reject.position()), reject.reason().code(), CsvCells.guarded(reject.raw()));
        } catch (UncheckedIOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    /**
     * Gives the complete file its name.
     *
     * @throws io.cowcatcher.error.StoreException if it cannot be written
     */
    public void complete() {
        try {
            cells.flush();
            file.complete();
        } catch (IOException | UncheckedIOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    /** Ends the file; where it was not completed, nothing of it stays. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw AtomicFile.failure(target, e);
        }
    }
}
