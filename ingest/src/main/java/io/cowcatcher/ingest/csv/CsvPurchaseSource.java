package io.cowcatcher.ingest.csv;

import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.IngestTally;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Purchases in files of delimited text with a header line: CSV, TSV and other delimiters, plain or gzip, in UTF-8 or,
 * with a byte order mark, UTF-16 or UTF-32.
 *
 * <p>Several files are read one after the other as one log, the same in whatever order they are named; each has its own
 * header, and progress goes by the bytes of all of them. Reading costs O(bytes) time and, beside the log, at most a few
 * times the longest record in memory; a log that does not fit into memory is refused. UTF-8 is read as bytes, without
 * an object per row or value; a file in another encoding, or from its first broken quote or record of more than a
 * megabyte on, takes a general parser and about three times as long. A row that is broken, incomplete or unreadable is
 * a counted reject; a file that is missing, empty, binary, cut off, damaged or without the columns needed is an error,
 * and nothing of it is used. Bytes that are not valid in the encoding reject a row only where they stand in a column
 * that is used. Immutable, share freely.
 *
 * <pre>{@code
 * IngestOptions options = IngestOptions.defaults().withFilters(RowFilter.parse("InvoiceNo^=C"));
 * Ingested ingested = CsvPurchaseSource.of(Path.of("online-retail.csv.gz"), options)
 *         .read(RejectSink.none(), RunControl.inline());
 * }</pre>
 */
public final class CsvPurchaseSource implements EventSource {
    private final List<Path> files;
    private final IngestOptions options;
    private final CsvFormat format;

    private CsvPurchaseSource(List<Path> files, IngestOptions options, CsvFormat format) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files must name at least one file (got: none)");
        }
        this.files = List.copyOf(files);
        this.options = options;
        this.format = format;
    }

    /** The purchases in one file. */
    public static CsvPurchaseSource of(Path file, IngestOptions options) {
        return of(List.of(file), options);
    }

    /** The purchases in several files, as one log. */
    public static CsvPurchaseSource of(List<Path> files, IngestOptions options) {
        return new CsvPurchaseSource(files, options, CsvFormat.defaults());
    }

    /** A copy that cuts text into records in this way. */
    public CsvPurchaseSource withFormat(CsvFormat format) {
        return new CsvPurchaseSource(files, options, format);
    }

    /**
     * What reading will need until the log is built, told by the sizes of the files and their first rows: for columns
     * alone, since how many distinct ids there are shows only as they come. {@link #read} refuses by it before it
     * begins, and later with the ids that it has met.
     *
     * @throws io.cowcatcher.error.MalformedInputException if a file cannot be read as what it claims to be
     */
    public MemoryEstimate estimate() {
        return ExpectedRows.in(files, format, options).estimate();
    }

    @Override
    public IngestReport readInto(PurchaseLogBuilder log, RejectSink rejects, RunControl control) {
        MemoryWatch memory = new MemoryWatch(ExpectedRows.in(files, format, options), log, control);
        memory.look();
        List<IngestReport> reports = new ArrayList<>();
        double total =
                Math.max(1, files.stream().mapToLong(CsvPurchaseSource::size).sum());
        double before = 0;
        for (Path file : files) {
            double after = before + size(file) / total;
            RunControl part = control.phase("reading " + file.getFileName(), before, Math.min(1, after));
            part.checkCancelled();
            String positionPrefix = files.size() == 1 ? "" : file + ":";
            FileReading.Source source = new FileReading.Source(file, positionPrefix, format);
            reports.add(FileReading.read(source, options, new IngestTally(log, rejects), memory, part));
            before = Math.min(1, after);
        }
        return reports.stream().reduce(IngestReport::plus).orElseThrow();
    }

    /** The size of a file for progress; a file that is not there is an error later, with a better message. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
