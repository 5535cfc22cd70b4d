package io.cowcatcher.ingest.csv;

import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.IngestTally;
import io.cowcatcher.ingest.RejectSink;
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
 * <p>Several files are read one after the other as one log; each has its own header. Reading costs O(bytes) time and,
 * beside the log, at most a few times the longest record in memory. A row that is broken, incomplete or unreadable is a
 * counted reject; a file that is missing, empty, binary, cut off, damaged or without the columns needed is an error,
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

    @Override
    public IngestReport readInto(PurchaseLogBuilder log, RejectSink rejects, RunControl control) {
        List<IngestReport> reports = new ArrayList<>();
        double total =
                Math.max(1, files.stream().mapToLong(CsvPurchaseSource::size).sum());
        double before = 0;
        for (Path file : files) {
            double after = before + size(file) / total;
            RunControl part = control.phase("reading " + file.getFileName(), before, Math.min(1, after));
            part.checkCancelled();
            reports.add(read(file, new IngestTally(log, rejects), part));
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

    private IngestReport read(Path file, IngestTally tally, RunControl control) {
        String positionPrefix = files.size() == 1 ? "" : file + ":";
        return FileReading.read(new FileReading.Source(file, positionPrefix, format), options, tally, control);
    }
}
