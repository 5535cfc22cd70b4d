package io.cowcatcher.ingest.csv;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.PurchaseBlock;
import io.cowcatcher.ingest.BlockDecoder;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.IngestTally;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.RowDecoder;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one file: as bytes while its records are plain UTF-8, from the first other one on through the parser
 * for the general case, with the same results.
 */
final class FileReading {
    private final Path file;
    private final CsvText text;
    private final int maximumRecordLength;
    private final IngestTally tally;
    private final MemoryWatch memory;
    private final RunControl control;
    /** What stands before the line number in the position of a reject. */
    private final String positionPrefix;

    private FileReading(Source source, CsvText text, IngestTally tally, MemoryWatch memory, RunControl control) {
        this.file = source.file;
        this.positionPrefix = source.positionPrefix;
        this.maximumRecordLength = source.format.maximumRecordLength();
        this.text = text;
        this.tally = tally;
        this.memory = memory;
        this.control = control;
    }

    /** A file and how it is cut into records. */
    record Source(Path file, String positionPrefix, CsvFormat format) {}

    /** The columns of a file and how its rows are decoded. */
    private record Table(List<String> header, RowDecoder decoder) {}

    /** Reads a file to its end; every row goes to the tally. */
    static IngestReport read(
            Source source, IngestOptions options, IngestTally tally, MemoryWatch memory, RunControl control) {
        return read(source, tally, memory, control, reading -> reading.readPlainFirst(options));
    }

    /** The same with the parser for the general case alone: the plain twin of {@link #read}. */
    static IngestReport readGeneral(
            Source source, IngestOptions options, IngestTally tally, MemoryWatch memory, RunControl control) {
        return read(source, tally, memory, control, reading -> reading.readAll(options));
    }

    /** A way to read. */
    @FunctionalInterface
    private interface Way {
        RowDecoder read(FileReading reading) throws IOException;
    }

    private static IngestReport read(
            Source source, IngestTally tally, MemoryWatch memory, RunControl control, Way way) {
        try (CsvText text = CsvText.open(source.file, source.format, control)) {
            RowDecoder decoder = way.read(new FileReading(source, text, tally, memory, control));
            List<String> readAs = Stream.concat(Stream.of(text.describe()), decoder.readAs().stream())
                    .toList();
            return tally.report(source.file.toString(), text.storedBytes(), readAs);
        } catch (IOException e) {
            throw CsvText.failure(source.file, tally.rows(), e);
        }
    }

    private RowDecoder readPlainFirst(IngestOptions options) throws IOException {
        if (!text.isUtf8()) {
            return readAll(options);
        }
        ByteRecords records = new ByteRecords(text.bytes(), delimiter(), maximumRecordLength);
        List<String> header = records.header();
        Table table = null;
        if (!header.isEmpty()) {
            table = new Table(header, RowDecoder.forTable(file.toString(), header, options));
            readPlain(records, table);
            if (!records.isOdd()) {
                return table.decoder;
            }
        }
        RecordReader rest = general(records.rest(), records.nextLine(), records.passed());
        return readRest(rest, table == null ? table(rest, options) : table);
    }

    private RowDecoder readAll(IngestOptions options) throws IOException {
        RecordReader records = general(text.bytes(), 1, 0);
        return readRest(records, table(records, options));
    }

    private char delimiter() {
        return text.delimiter().character();
    }

    private RecordReader general(InputStream bytes, long firstLine, long passed) {
        return new RecordReader(text.reader(bytes), delimiter(), maximumRecordLength, firstLine, passed);
    }

    private void readPlain(ByteRecords records, Table table) throws IOException {
        records.keepOnly(table.header, table.decoder.columns());
        BlockDecoder blocks = table.decoder.ofBytes();
        PurchaseBlock block = new PurchaseBlock();
        RowDecoder.Row row = records::value;
        RawText raw = records::raw;
        do {
            block.over(records.bytes());
            while (records.next()) {
                RejectReason problem = problem(records.hasNul(), records.fieldCount(), table);
                boolean isRead = false;
                if (problem == null && !records.holdsQuotes()) {
                    isRead = blocks.decode(records.row(), block);
                    problem = blocks.knownReason();
                }
                if (!isRead) {
                    decode(problem, table.decoder, row, records.line(), raw);
                } else if (block.isFull()) {
                    tally.use(block);
                    block.over(records.bytes());
                }
            }
            tally.use(block);
            memory.look();
        } while (records.fill());
    }

    private RowDecoder readRest(RecordReader records, Table table) throws IOException {
        records.keepOnly(table.header, table.decoder.columns());
        RowDecoder.Row row = records::value;
        while (records.next()) {
            RejectReason problem = records.problem();
            if (problem != null) {
                control.checkCancelled(); // text is read again from memory, past the check in StoredBytes
            } else {
                problem = problem(records.hasNul(), records.fieldCount(), table);
            }
            decode(problem, table.decoder, row, records.line(), records::raw);
            memory.look();
        }
        return table.decoder;
    }

    private Table table(RecordReader records, IngestOptions options) throws IOException {
        List<String> header = records.header();
        if (header.isEmpty()) {
            throw MalformedInputException.of(
                    file.toString(), "first line must be a line of column names (got: a broken quote in it)");
        }
        return new Table(header, RowDecoder.forTable(file.toString(), header, options));
    }

    /** The text of a record. */
    @FunctionalInterface
    private interface RawText {
        String get() throws IOException;
    }

    /** Books a row, decoded value by value. */
    private void decode(@Nullable RejectReason problem, RowDecoder decoder, RowDecoder.Row row, long line, RawText raw)
            throws IOException {
        if (problem == null && decoder.decode(row)) {
            tally.use(decoder.purchase());
            return;
        }
        RejectReason reason = problem == null ? decoder.reason() : problem;
        if (tally.asksForText(reason)) {
            tally.reject(new Reject(positionPrefix + line, reason, raw.get()));
        } else {
            tally.rejectOneMore(reason);
        }
    }

    private static @Nullable RejectReason problem(boolean hasNul, int fields, Table table) {
        if (hasNul) {
            return RejectReason.NUL_CHARACTER;
        }
        int columns = table.header.size();
        if (fields == columns) {
            return null;
        }
        return fields < columns ? RejectReason.TOO_FEW_FIELDS : RejectReason.TOO_MANY_FIELDS;
    }
}
