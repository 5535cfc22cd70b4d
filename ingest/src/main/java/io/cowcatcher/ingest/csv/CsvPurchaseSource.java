package io.cowcatcher.ingest.csv;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.IngestTally;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.RowDecoder;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        try (CsvText text = CsvText.open(file, format, control);
                RecordReader records =
                        new RecordReader(text.reader(), text.delimiter().character(), format.maximumRecordLength())) {
            List<String> header = records.header();
            if (header.isEmpty()) {
                throw MalformedInputException.of(
                        file.toString(), "first line must be a line of column names (got: a broken quote in it)");
            }
            RowDecoder decoder = RowDecoder.forTable(file.toString(), header, options);
            records.keepOnly(header, decoder.columns());
            RowDecoder.Row row = records::value;
            while (records.next()) {
                RejectReason problem = problem(records, header.size());
                if (records.problem() != null) {
                    control.checkCancelled(); // text is read again from memory, past the check in StoredBytes
                }
                if (problem == null && decoder.decode(row)) {
                    tally.use(decoder.purchase());
                } else {
                    RejectReason reason = problem == null ? decoder.reason() : problem;
                    tally.reject(new Reject(position(file, records.line()), reason, records.raw()));
                }
            }
            List<String> readAs = Stream.concat(Stream.of(text.describe()), decoder.readAs().stream())
                    .toList();
            return tally.report(file.toString(), text.storedBytes(), readAs);
        } catch (IOException e) {
            throw CsvText.failure(file, tally.rows(), e);
        }
    }

    private static @Nullable RejectReason problem(RecordReader records, int columns) {
        if (records.problem() != null) {
            return records.problem();
        }
        if (records.hasNul()) {
            return RejectReason.NUL_CHARACTER;
        }
        if (records.fieldCount() == columns) {
            return null;
        }
        return records.fieldCount() < columns ? RejectReason.TOO_FEW_FIELDS : RejectReason.TOO_MANY_FIELDS;
    }

    private String position(Path file, long line) {
        return files.size() == 1 ? Long.toString(line) : file + ":" + line;
    }
}
