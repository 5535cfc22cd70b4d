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
 * it stands on and not the rows up to the next quote. Blank lines are no records.
 *
 * <p>A broken record may have been read far beyond its line before the parser gave up, and is read again from the next
 * line on. Text can be made such that every line costs the whole limit, so this is paid from an allowance that grows
 * with the text: time is linear in its length, and where the allowance is spent, {@link TooManyBrokenQuotesException}
 * ends the reading.
 */
final class RecordReader implements Closeable {
    /** How many of the longest records may be read in vain at the beginning: some seconds' worth. */
    private static final long VAIN_RECORDS = 1024;

    /** One more than is kept, so that the cut is made where it splits no character. */
    private static final int RAW_LENGTH = Reject.MAXIMUM_RAW_LENGTH + 1;

    private static final long LEAST_VAIN = 1L << 26;
    /** Further characters that may be read in vain for each one that is passed for good. */
    private static final long VAIN_PER_CHARACTER = 64;

    private final RewindableReader text;
    private final char delimiter;
    private final int parserBuffer;
    private final long vainAtFirst;
    private long readInVain;
    private long broken;
    private int @Nullable [] numberOfField;
    private RecordFields fields;
    private Iterator<RecordFields> records;
    private @Nullable RejectReason problem;
    private String brokenText = "";
    private long line;

    /** Thrown where so much text was read in vain that the quotes of a text cannot be quotes. */
    static final class TooManyBrokenQuotesException extends IOException {
        private static final long serialVersionUID = 1L;

        TooManyBrokenQuotesException(long broken, long line) {
            super(broken + " broken records up to line " + line);
        }
    }

    RecordReader(Reader text, char delimiter, int maximumRecordLength) {
        this(text, delimiter, maximumRecordLength, 1, 0);
    }

    /**
     * The records of a text that goes on from another.
     *
     * @param firstLine the number of its first line
     * @param passed how much text lies before
     */
    RecordReader(Reader text, char delimiter, int maximumRecordLength, long firstLine, long passed) {
        this.text = new RewindableReader(text, maximumRecordLength, firstLine, passed);
        this.delimiter = delimiter;
        // Twice the limit, so that the limit is met first, where it can be reported.
        this.parserBuffer = Math.max(1 << 16, 2 * maximumRecordLength);
        this.vainAtFirst = Math.max(LEAST_VAIN, VAIN_RECORDS * maximumRecordLength);
        this.fields = new RecordFields(this.text, firstLine - 1, null);
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
        restartAt(fields.nextLine());
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
            return !text.isTooLong(line, fields.lines()) || giveUp(RejectReason.RECORD_TOO_LONG);
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
        broken++;
        readInVain += text.readSince(line);
        brokenText = text.text(line, 1, RAW_LENGTH);
        restartAt(line + 1);
        if (readInVain > vainAtFirst + VAIN_PER_CHARACTER * text.passed()) {
            throw new TooManyBrokenQuotesException(broken, line);
        }
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

    /** The current record as it stands in the text, little more of it than a {@link Reject} keeps. */
    String raw() throws IOException {
        return problem != null ? brokenText : text.text(line, fields.lines(), RAW_LENGTH);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
