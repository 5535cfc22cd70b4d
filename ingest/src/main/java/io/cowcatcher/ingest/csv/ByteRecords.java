package io.cowcatcher.ingest.csv;

import io.cowcatcher.ingest.ByteRow;
import io.cowcatcher.ingest.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a delimited text in UTF-8, cut where they lie: for the columns wanted, where each value begins and
 * ends in the array.
 *
 * <p>The fast twin of {@link RecordReader}, with the same records, as long as they are plain: it stops before the first
 * one whose quotes are broken or that is longer than the limit, so that the other can go on from there.
 *
 * <p>Call {@link #fill}, then {@link #next} until there is no more, and again; what {@link #next} gave is gone with the
 * next {@link #fill}. Memory: the longest record plus one block.
 */
final class ByteRecords {
    private static final int BLOCK = 1 << 16;
    /** The longest record read here, in bytes, whatever the limit is: longer ones are rare, and any way will do. */
    private static final int MOST_PLAIN = 1 << 20;
    /** Enough for the most characters of a reject. */
    private static final int MOST_BYTES_OF_RAW = 4 * Reject.MAXIMUM_RAW_LENGTH + 4;

    /** As the decoder of the general case reads, so that both have read as much when a file ends too soon. */
    private static final int PIECE = 1 << 13;

    private static final int NOT_WANTED = -1;
    private static final int NO_END = -1;

    private final InputStream text;
    private final char delimiter;
    private final long delimiters;
    private final long quotes = SpecialBytes.pattern('"');
    private final int plainLength;

    private byte[] bytes = new byte[2 * BLOCK + SpecialBytes.MARGIN];
    /** Where the next record begins. */
    private int start;
    /** Where the bytes end that were read. */
    private int end;

    private boolean ended;
    private boolean odd;
    private @Nullable IOException failure;
    private boolean afterCarriageReturn;
    private long nextLine = 1;
    private long passed;

    private int[] numberOfField = new int[0];
    private ByteRow row = new ByteRow(0);
    private boolean[] holdsQuotes = new boolean[0];
    private boolean quotesDoubled;
    private long line;
    private int recordStart;
    private int recordEnd;
    private int lines;
    private int fieldCount;
    private boolean hasNul;

    /** @param text the text without byte order mark */
    ByteRecords(InputStream text, char delimiter, int maximumRecordLength) {
        this.text = text;
        this.delimiter = delimiter;
        this.delimiters = SpecialBytes.pattern(delimiter);
        this.plainLength = Math.min(maximumRecordLength, MOST_PLAIN);
    }

    /** Reads the first record as the header: its fields, without blanks around them; empty where it is not plain. */
    List<String> header() throws IOException {
        boolean found = false;
        while (!found && fill()) {
            found = next();
        }
        List<String> names = new ArrayList<>();
        if (found) {
            int header = recordStart;
            keepOnly(IntStream.range(0, fieldCount).toArray(), fieldCount);
            cut(header);
            for (int column = 0; column < fieldCount; column++) {
                names.add(value(column).strip());
            }
        }
        return names;
    }

    /** From the next record on keeps only these columns of the header, numbered in this order. */
    void keepOnly(List<String> header, List<String> columns) {
        keepOnly(RecordFields.wanted(header, columns), columns.size());
    }

    private void keepOnly(int[] numbers, int columns) {
        numberOfField = numbers;
        row = new ByteRow(columns);
        row.over(bytes);
        holdsQuotes = new boolean[columns];
    }

    /** Reads on and says whether there may be more records; not if the next one is not plain, see {@link #isOdd()}. */
    boolean fill() throws IOException {
        if (odd || ended) {
            return false;
        }
        int length = end - start;
        if (length > plainLength) {
            odd = true;
            return false;
        }
        int wanted = Math.max(BLOCK, length); // so that a long record is looked through twice and not in every block
        byte[] target = bytes;
        if (length + wanted + SpecialBytes.MARGIN > bytes.length) {
            target = new byte[2 * bytes.length];
            row.over(target);
        }
        System.arraycopy(bytes, start, target, 0, length);
        bytes = target;
        start = 0;
        end = length;
        read(length + wanted);
        return true;
    }

    /** Reads up to {@code target}; a failure is kept for later where something was read before it. */
    private void read(int target) throws IOException {
        if (failure != null) {
            throw failure;
        }
        int before = end;
        try {
            while (end < target && !ended) {
                int read = text.read(bytes, end, Math.min(PIECE, target - end));
                ended = read < 0;
                end += Math.max(0, read);
            }
        } catch (IOException e) {
            if (end == before) {
                throw e;
            }
            failure = e;
        }
    }

    /** Cuts the next record and says whether there was a whole and plain one in what was read. */
    boolean next() {
        if (odd) {
            return false;
        }
        skipBlankLines();
        if (start == end || !cut(start)) {
            return false;
        }
        if (recordEnd - start > plainLength) {
            odd = true;
            return false;
        }
        line = nextLine;
        nextLine += lines;
        afterCarriageReturn = recordEnd < end && bytes[recordEnd] == '\r';
        passTo(Math.min(end, recordEnd + 1));
        return true;
    }

    private void passTo(int at) {
        passed += at - start;
        start = at;
    }

    private void skipBlankLines() {
        int at = start;
        while (at < end && (bytes[at] == '\n' || bytes[at] == '\r')) {
            boolean completes = bytes[at] == '\n' && afterCarriageReturn;
            nextLine += completes ? 0 : 1;
            afterCarriageReturn = bytes[at] == '\r';
            at++;
        }
        passTo(at);
    }

    /** Cuts the record that begins at {@code from} and says whether its end is there. */
    private boolean cut(int from) {
        recordStart = from;
        lines = 1;
        fieldCount = 0;
        hasNul = false;
        int fieldStart = from;
        int word = from;
        long marks = SpecialBytes.marks(bytes, word, delimiters);
        while (true) {
            if (fieldStart < end && bytes[fieldStart] == '"') {
                int fieldEnd = closingQuote(fieldStart + 1);
                if (fieldEnd == NO_END) {
                    return false;
                }
                keep(fieldStart + 1, fieldEnd, quotesDoubled);
                recordEnd = fieldEnd + 1;
                if (recordEnd == end || bytes[recordEnd] != delimiter) {
                    return true;
                }
                fieldStart = recordEnd + 1;
                word = fieldStart;
                marks = SpecialBytes.marks(bytes, word, delimiters);
                continue;
            }
            while (marks == 0 && word + Long.BYTES < end) {
                word += Long.BYTES;
                marks = SpecialBytes.marks(bytes, word, delimiters);
            }
            int at = marks == 0 ? end : word + SpecialBytes.first(marks);
            if (at >= end) {
                keep(fieldStart, end, false);
                recordEnd = end;
                return ended;
            }
            marks &= marks - 1;
            byte special = bytes[at];
            if (special == delimiter) {
                keep(fieldStart, at, false);
                fieldStart = at + 1;
            } else if (special == '\n' || special == '\r') {
                keep(fieldStart, at, false);
                recordEnd = at;
                return true;
            }
            hasNul |= special == 0;
        }
    }

    private void keep(int from, int to, boolean doubled) {
        int number = fieldCount < numberOfField.length ? numberOfField[fieldCount] : NOT_WANTED;
        if (number != NOT_WANTED) {
            row.set(number, from, to);
            holdsQuotes[number] = doubled;
        }
        fieldCount++;
    }

    /** Where the quote stands that closes a field whose text begins at {@code from}; odd where none closes it. */
    private int closingQuote(int from) {
        quotesDoubled = false;
        int at = SpecialBytes.next(bytes, from, end, quotes);
        while (at < end) {
            byte special = bytes[at];
            if (special == '"') {
                if (at + 1 < end && bytes[at + 1] == '"') {
                    quotesDoubled = true;
                    at++;
                } else if (at + 1 < end || ended) {
                    odd = at + 1 < end && !isFieldEnd(bytes[at + 1]);
                    return odd ? NO_END : at;
                } else {
                    return NO_END;
                }
            }
            hasNul |= special == 0;
            boolean completes = special == '\n' && at > from && bytes[at - 1] == '\r';
            lines += special == '\r' || (special == '\n' && !completes) ? 1 : 0;
            at = SpecialBytes.next(bytes, at + 1, end, quotes);
        }
        odd = ended;
        return NO_END;
    }

    private boolean isFieldEnd(byte b) {
        return b == delimiter || b == '\n' || b == '\r';
    }

    /** Whether the next record is not plain: it is for {@link RecordReader} to read, from {@link #rest()} on. */
    boolean isOdd() {
        return odd;
    }

    /** The text from the next record on. */
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(bytes, start, end - start), text);
    }

    /** The line that the next record starts on, counted from 1. */
    long nextLine() {
        return nextLine;
    }

    /** The number of bytes before the next record. */
    long passed() {
        return passed;
    }

    /** The line the current record starts on, counted from 1. */
    long line() {
        return line;
    }

    /** The number of fields in the current record. */
    int fieldCount() {
        return fieldCount;
    }

    boolean hasNul() {
        return hasNul;
    }

    /** The values of the current record; where one {@link #holdsQuotes} that were doubled, they still are. */
    ByteRow row() {
        return row;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Whether a value of the current record must be taken from {@link #value}. */
    boolean holdsQuotes() {
        for (boolean doubled : holdsQuotes) {
            if (doubled) {
                return true;
            }
        }
        return false;
    }

    /** The value of a kept column of the current record. */
    String value(int column) {
        int from = row.from(column);
        String text = new String(bytes, from, row.to(column) - from, StandardCharsets.UTF_8);
        return holdsQuotes[column] ? text.replace("\"\"", "\"") : text;
    }

    /** The current record as it stands in the text, little more of it than a {@link Reject} keeps. */
    String raw() {
        int length = Math.min(recordEnd - recordStart, MOST_BYTES_OF_RAW);
        return new String(bytes, recordStart, length, StandardCharsets.UTF_8);
    }
}
