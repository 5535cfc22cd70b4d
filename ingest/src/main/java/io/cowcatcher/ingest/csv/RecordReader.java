package io.cowcatcher.ingest.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.csv.RewindableReader.RecordTooLongException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records of a delimited text (RFC 4180), one after the other, broken ones included.
 *
 * <p>Where the parser gives up, because a quote is never closed or closed in the middle of a field, or a record exceeds
 * the limit, the broken line is reported and parsing starts afresh on the next line. A stray quote thus costs the line
 * it stands on and not the rows up to the next quote. Every character is parsed at most three times: a broken record
 * reaches at most to the next stray quote or the limit. Blank lines are no records.
 */
final class RecordReader implements Closeable {
    private final RewindableReader text;
    private final char delimiter;
    private final int parserBuffer;
    private int @Nullable [] numberOfField;
    private RecordFields fields;
    private Iterator<RecordFields> records;
    private @Nullable RejectReason problem;
    private String brokenText = "";
    private long line;

    RecordReader(Reader text, char delimiter, int maximumRecordLength) {
        this.text = new RewindableReader(text, maximumRecordLength);
        this.delimiter = delimiter;
        // Twice the limit, so that the limit is met first, where it can be reported.
        this.parserBuffer = Math.max(1 << 16, 2 * maximumRecordLength);
        this.fields = new RecordFields(this.text, 0, null);
        this.records = parser(fields);
    }

    private Iterator<RecordFields> parser(RecordFields handler) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(parserBuffer)
                .build(handler, text)
                .iterator();
    }

    /** Reads the first record as the header: its fields, without blanks around them; empty where there is none. */
    List<String> header() throws IOException {
        List<String> names = new ArrayList<>();
        if (next() && problem == null) {
            for (int i = 0; i < fieldCount(); i++) {
                names.add(Objects.requireNonNull(fields.value(i)).strip());
            }
        }
        return names;
    }

    /** From the next record on keeps only these columns of the header, numbered in this order. */
    void keepOnly(List<String> header, List<String> columns) throws IOException {
        numberOfField = RecordFields.wanted(header, columns);
        restartAt(fields.line() + fields.lines());
    }

    /** Reads the next record and says whether there was one; it may be broken, see {@link #problem()}. */
    boolean next() throws IOException {
        problem = null;
        try {
            if (!records.hasNext()) {
                return false;
            }
            records.next();
            line = fields.line();
            return true;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause; // from below: cancelled, or a limit of the file met
            }
            return giveUp(RejectReason.BROKEN_QUOTE);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof RecordTooLongException) {
                return giveUp(RejectReason.RECORD_TOO_LONG);
            }
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private boolean giveUp(RejectReason reason) throws IOException {
        problem = reason;
        line = fields.line();
        brokenText = text.text(line, 1, Reject.MAXIMUM_RAW_LENGTH);
        restartAt(line + 1);
        return true;
    }

    private void restartAt(long next) throws IOException {
        text.rewindTo(next);
        fields = new RecordFields(text, next - 1, numberOfField);
        records = parser(fields);
    }

    /** What is wrong with the current record in itself, or null. */
    @Nullable
    RejectReason problem() {
        return problem;
    }

    /** The line the current record starts on, counted from 1. */
    long line() {
        return line;
    }

    /** The number of fields in the current record. */
    int fieldCount() {
        return fields.count();
    }

    boolean hasNul() {
        return fields.hasNul();
    }

    /** The value of a kept column, or null where the current record has none. */
    @Nullable
    String value(int column) {
        return fields.value(column);
    }

    /** The current record as it stands in the text, cut at {@link Reject#MAXIMUM_RAW_LENGTH}. */
    String raw() throws IOException {
        return problem != null ? brokenText : text.text(line, fields.lines(), Reject.MAXIMUM_RAW_LENGTH);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
