package io.cowcatcher.ingest.edges;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.ingest.internal.FileSignature;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Text cut into rows and fields where it lies, without an object for either.
 *
 * <p>Empty lines, and lines that begin with # or %, are left out. A field may stand in double quotes, doubled inside;
 * then it may hold whatever there is, line ends included. Spaces around fields are dropped, those in quotes stay.
 * Fields stay where they are until {@link #fill} is called. Memory: one block, or twice the longest row.
 */
final class FieldLines {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int LONGEST_ROW = 1 << 20;
    private static final int FIELDS_KEPT = 64;
    private static final int MORE_NEEDED = -1;

    private final String source;
    private final InputStream input;
    private final int[] from = new int[FIELDS_KEPT];
    private final int[] to = new int[FIELDS_KEPT];
    private final boolean[] holdsQuotes = new boolean[FIELDS_KEPT];
    private byte[] bytes = new byte[BLOCK_BYTES];
    private FieldSeparator separator;
    private int position;
    private int end;
    private boolean started;
    private boolean ended;
    private int count;
    private boolean quoted;
    private long line;
    private long nextLine = 1;
    private long passed;

    FieldLines(String source, InputStream input, FieldSeparator separator) {
        this.source = source;
        this.input = input;
        this.separator = separator;
    }

    /** Reads on; fields met before are gone. False where the text has ended. */
    boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (position == 0 && end == bytes.length) {
            if (end >= LONGEST_ROW) {
                throw MalformedInputException.at(
                        source,
                        nextLine,
                        "a row must be at most " + LONGEST_ROW
                                + " bytes long (got: more); close the quote that began it, or shorten its ids");
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        System.arraycopy(bytes, position, bytes, 0, end - position);
        passed += position;
        end -= position;
        position = 0;
        int read = input.readNBytes(bytes, end, bytes.length - end);
        ended = read < bytes.length - end;
        end += read;
        if (!started) {
            started = true;
            requireText();
        }
        return true;
    }

    private void requireText() {
        FileSignature signature = FileSignature.of(Arrays.copyOf(bytes, Math.min(end, 64)));
        if (signature != null) {
            throw MalformedInputException.of(source, "must be rows of text (got: " + signature.description() + ")");
        }
        if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
            throw MalformedInputException.of(source, "must be in UTF-8 (got: UTF-16); save it as UTF-8");
        }
        position = startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
    }

    private boolean startsWith(int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= end || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Goes to the next row; false where there is none before {@link #fill} has read on. */
    boolean next() {
        while (position < end) {
            int text = position;
            while (text < end && (bytes[text] == ' ' || bytes[text] == '\t')) {
                text++;
            }
            boolean left = text < end;
            if (left && bytes[text] != '#' && bytes[text] != '%' && !isLineEnd(bytes[text])) {
                return row();
            }
            while (text < end && !isLineEnd(bytes[text])) {
                text++;
            }
            int after = afterLineEnd(text);
            if (after == MORE_NEEDED) {
                return false;
            }
            position = after;
            nextLine++;
        }
        return false;
    }

    private boolean row() {
        if (separator == FieldSeparator.DETECT) {
            int firstRowEnd = position;
            boolean inside = false;
            while (firstRowEnd < end && (inside || !isLineEnd(bytes[firstRowEnd]))) {
                inside ^= bytes[firstRowEnd++] == '"';
            }
            if (firstRowEnd == end && !ended) {
                return false;
            }
            separator = FieldSeparator.of(bytes, position, firstRowEnd);
        }
        int rowEnd = cut();
        int after = rowEnd == MORE_NEEDED ? MORE_NEEDED : afterLineEnd(rowEnd);
        if (after == MORE_NEEDED) {
            return false;
        }
        line = nextLine++;
        if (quoted) {
            for (int i = position; i < rowEnd; i++) {
                nextLine += bytes[i] == '\n' ? 1 : 0;
            }
            // Only now: a row that is cut again when more of it is there must be as it was.
            for (int field = 0; field < Math.min(count, FIELDS_KEPT); field++) {
                to[field] = holdsQuotes[field] ? singleQuotes(from[field], to[field]) : to[field];
            }
        }
        position = after;
        return true;
    }

    /** Finds the fields of the row at {@link #position} and returns where it ends. */
    private int cut() {
        count = 0;
        quoted = false;
        int at = position;
        while (true) {
            at = skipPadding(at);
            boolean inQuotes = at < end && bytes[at] == '"';
            int start = inQuotes ? at + 1 : at;
            int stop = inQuotes ? closingQuote(start) : fieldEnd(at);
            if (stop == MORE_NEEDED) {
                return MORE_NEEDED;
            }
            boolean doubled = inQuotes && hasQuote(start, stop);
            at = inQuotes ? stop + 1 : stop;
            while (!inQuotes && stop > start && isPadding(bytes[stop - 1])) {
                stop--;
            }
            if (count < FIELDS_KEPT) {
                from[count] = start;
                to[count] = stop;
                holdsQuotes[count] = doubled;
            }
            count++;
            quoted |= inQuotes;
            int next = skipPadding(at);
            if (next == end) {
                return ended ? end : MORE_NEEDED;
            }
            if (isLineEnd(bytes[next])) {
                return next;
            }
            boolean separated = separator == FieldSeparator.SPACE ? next > at : bytes[next] == separator.character();
            if (!separated) {
                throw brokenQuote("text behind a closing quote");
            }
            at = separator == FieldSeparator.SPACE ? next : next + 1;
        }
    }

    private MalformedInputException brokenQuote(String problem) {
        return MalformedInputException.at(
                source,
                nextLine,
                "quotes must be closed where a field ends, and doubled inside it (got: " + problem
                        + "); put fields that hold quotes in quotes");
    }

    private int skipPadding(int start) {
        int at = start;
        while (at < end && isPadding(bytes[at])) {
            at++;
        }
        return at;
    }

    private boolean isPadding(byte b) {
        return b == ' ' || (b == '\t' && separator != FieldSeparator.TAB);
    }

    /** Where an unquoted field ends; a row that goes on beyond the block is cut again when more of it is there. */
    private int fieldEnd(int start) {
        boolean spaces = separator == FieldSeparator.SPACE;
        byte character = separator.character();
        int at = start;
        while (at < end && !isLineEnd(bytes[at]) && bytes[at] != character && !(spaces && bytes[at] == '\t')) {
            at++;
        }
        return at < end || ended ? at : MORE_NEEDED;
    }

    private int closingQuote(int start) {
        for (int at = start; at < end; at++) {
            if (bytes[at] == '"') {
                if (at + 1 == end && !ended) {
                    return MORE_NEEDED;
                }
                if (at + 1 == end || bytes[at + 1] != '"') {
                    return at;
                }
                at++;
            }
        }
        if (ended) {
            throw brokenQuote("the end of the file inside quotes");
        }
        return MORE_NEEDED;
    }

    private boolean hasQuote(int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (bytes[i] == '"') {
                return true;
            }
        }
        return false;
    }

    private int singleQuotes(int start, int stop) {
        int kept = start;
        for (int i = start; i < stop; i++) {
            bytes[kept++] = bytes[i];
            i += bytes[i] == '"' ? 1 : 0;
        }
        return kept;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** A line ends with LF, CR, or both; some tools write CR CR LF. */
    private int afterLineEnd(int start) {
        int at = start;
        while (at < end && bytes[at] == '\r') {
            at++;
        }
        if (at == end) {
            return ended ? end : MORE_NEEDED;
        }
        return bytes[at] == '\n' ? at + 1 : at;
    }

    /** The line on which the current row starts, counted from 1. */
    long line() {
        return line;
    }

    /** The number of fields of the current row. */
    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where a field of the current row begins. */
    int from(int field) {
        return from[field];
    }

    /** Where it ends. */
    int to(int field) {
        return to[field];
    }

    /** What stands between fields; known when the first row is. */
    FieldSeparator separator() {
        return separator;
    }

    /** The number of bytes before the next row. */
    long passed() {
        return passed + position;
    }

    /** An error about the current row. */
    MalformedInputException error(String problem) {
        return MalformedInputException.at(source, line, problem);
    }

    /** The value of a field for a message. */
    String shown(int field) {
        return ShownText.of(bytes, from[field], to[field]);
    }

    /** Refuses a field that is no id: empty, with a NUL, or not UTF-8. */
    void requireId(int field) {
        if (from[field] == to[field]) {
            throw error("a node must have an id (got: nothing in field " + (field + 1) + ", separator " + separator
                    + "); leave the row out, or say what separates fields");
        }
        if (!Utf8.isText(bytes, from[field], to[field])) {
            throw error("an id must be text in UTF-8 without NUL (got: " + shown(field) + "); save the file as UTF-8");
        }
    }
}
