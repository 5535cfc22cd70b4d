package io.cowcatcher.ingest.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the current record, as far as they are wanted: the parser's characters copied into one array, used
 * again for every record.
 */
final class RecordFields extends AbstractBaseCsvCallbackHandler<RecordFields> {
    private static final int NOT_WANTED = -1;

    private final RewindableReader text;
    private long linesBefore;
    private long lastLine;
    /** For every field of a record its number here, or {@link #NOT_WANTED}; null while all are wanted. */
    private final int @Nullable [] numberOfField;

    private char[] chars = new char[256];
    private int length;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean hasNul;
    private int lines;

    RecordFields(RewindableReader text, long linesBefore, int @Nullable [] numberOfField) {
        this.text = text;
        this.linesBefore = linesBefore;
        this.numberOfField = numberOfField;
    }

    /** For the columns of a header, by which number each is wanted. */
    static int[] wanted(List<String> header, List<String> names) {
        int[] numbers = new int[header.size()];
        Arrays.fill(numbers, NOT_WANTED);
        IntStream.range(0, names.size()).forEach(i -> numbers[header.indexOf(names.get(i))] = i);
        return numbers;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        if (lines > 0) {
            // The parser takes CR and a later LF of a quoted field for one line end; ours is the number that counts.
            linesBefore += lines - (startingLineNumber - lastLine);
        }
        lastLine = startingLineNumber;
        text.keepFrom(linesBefore + startingLineNumber);
        Arrays.fill(starts, NOT_WANTED);
        length = 0;
        hasNul = false;
        lines = 1;
    }

    @Override
    protected void handleField(int field, char[] source, int offset, int fieldLength, boolean quoted) {
        for (int i = offset; i < offset + fieldLength; i++) {
            hasNul |= source[i] == 0;
        }
        if (quoted) {
            countLines(source, offset, fieldLength);
        }
        int number = number(field);
        if (number == NOT_WANTED) {
            return;
        }
        if (length + fieldLength > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(length + fieldLength, chars.length * 2));
        }
        if (number >= starts.length) {
            int grown = Math.max(number + 1, starts.length * 2);
            int before = starts.length;
            starts = Arrays.copyOf(starts, grown);
            ends = Arrays.copyOf(ends, grown);
            Arrays.fill(starts, before, grown, NOT_WANTED);
        }
        System.arraycopy(source, offset, chars, length, fieldLength);
        starts[number] = length;
        length += fieldLength;
        ends[number] = length;
    }

    private int number(int field) {
        if (numberOfField == null) {
            return field;
        }
        return field < numberOfField.length ? numberOfField[field] : NOT_WANTED;
    }

    private void countLines(char[] source, int offset, int fieldLength) {
        for (int i = offset; i < offset + fieldLength; i++) {
            boolean completes = i > offset && source[i - 1] == '\r';
            lines += source[i] == '\r' || (source[i] == '\n' && !completes) ? 1 : 0;
        }
    }

    @Override
    protected RecordFields buildRecord() {
        return this;
    }

    /** The line the record starts on. */
    long line() {
        return linesBefore + getStartingLineNumber();
    }

    /** The line that follows the record, or the first one where none was read yet. */
    long nextLine() {
        return lines == 0 ? linesBefore + 1 : line() + lines;
    }

    /** The number of lines the record takes. */
    int lines() {
        return lines;
    }

    /** The number of fields of the record, wanted or not. */
    int count() {
        return getFieldCount();
    }

    boolean hasNul() {
        return hasNul;
    }

    /** The value of the field with this number, or null where the record has none. */
    @Nullable
    String value(int number) {
        return number >= starts.length || starts[number] == NOT_WANTED
                ? null
                : new String(chars, starts[number], ends[number] - starts[number]);
    }
}
