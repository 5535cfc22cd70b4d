package io.cowcatcher.ingest.csv;

import java.io.IOException;
import java.io.Reader;

/**
 * A text that can be read again from the start of a record on, so that a broken record costs one line and not the file.
 *
 * <p>Whoever reads says where the current record starts ({@link #keepFrom}); the text from there on is kept, and what
 * lies before is dropped when more is fetched. Lines end with LF, CR or CRLF and count from 1. Memory: the longest
 * record plus one block. Each character is scanned for line ends once.
 */
final class RewindableReader extends Reader {
    private static final int BLOCK = 1 << 13;
    private static final int LONGEST_LINE_END = 2;
    /**
     * After going back little is handed out at first, and twice as much each time: the next line may be broken, too.
     */
    private static final int FIRST_PIECE = 256;

    private final Reader source;
    private final int maximumRecordLength;
    private char[] kept = new char[2 * BLOCK];
    /** Where the kept text starts: at {@code line}, or inside it if the line itself was skipped over. */
    private int start;

    private int handedOut;
    private int piece = BLOCK;
    private int end;
    private long passed;
    private long line;
    private long recordLine;
    private boolean afterCarriageReturn;

    /**
     * Reads {@code source}, the first line of which has this number.
     *
     * @param passed how much was read before
     */
    RewindableReader(Reader source, int maximumRecordLength, long firstLine, long passed) {
        this.source = source;
        this.maximumRecordLength = maximumRecordLength;
        this.line = firstLine;
        this.recordLine = firstLine;
        this.passed = passed;
    }

    /** Thrown to whoever reads when the current record has grown beyond the limit. */
    static final class RecordTooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Says on which line the record starts that is being read. */
    void keepFrom(long line) {
        recordLine = line;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (handedOut == end) {
            dropBefore(recordLine);
            if (end - start > maximumRecordLength + LONGEST_LINE_END) {
                throw new RecordTooLongException();
            }
            if (!fetch()) {
                return -1;
            }
        }
        int count = Math.min(Math.min(length, piece), end - handedOut);
        piece = Math.min(BLOCK, piece * 2);
        System.arraycopy(kept, handedOut, target, offset, count);
        handedOut += count;
        return count;
    }

    /** The text from the start of a line on: {@code lines} lines of it, but at most {@code maximum} characters. */
    String text(long from, int lines, int maximum) throws IOException {
        dropBefore(from);
        if (afterCarriageReturn && start < end && kept[start] == '\n') {
            dropFirst();
        }
        int length = 0;
        int left = lines;
        while (length < maximum && (start + length < end || fetch())) {
            if (isLineEnd(start + length) && --left == 0) {
                break;
            }
            length++;
        }
        return new String(kept, start, length);
    }

    /** Whether the record of these lines that starts at a line, its last line end aside, exceeds the limit. */
    boolean isTooLong(long from, int lines) throws IOException {
        dropBefore(from);
        return end - start > maximumRecordLength
                && text(from, lines, maximumRecordLength + 1).length() > maximumRecordLength;
    }

    /** Goes to the start of a line not before the kept text, reading on where it is not reached yet. */
    void rewindTo(long target) throws IOException {
        dropBefore(target);
        while (line < target && fetch()) {
            dropBefore(target);
        }
        if (afterCarriageReturn && (start < end || fetch()) && kept[start] == '\n') {
            dropFirst();
        }
        handedOut = start;
        piece = FIRST_PIECE;
        recordLine = line;
    }

    /** Advances the start of the kept text to the start of a line, or to its end where that line is not reached. */
    private void dropBefore(long target) {
        int at = start;
        while (line < target && at < end) {
            char c = kept[at++];
            boolean completes = c == '\n' && afterCarriageReturn;
            afterCarriageReturn = c == '\r';
            if (afterCarriageReturn || (c == '\n' && !completes)) {
                line++;
            }
        }
        passed += at - start;
        start = at;
    }

    private void dropFirst() {
        afterCarriageReturn = kept[start++] == '\r';
        passed++;
    }

    /** The number of characters handed out from the start of a line on, which is not before the kept text. */
    int readSince(long from) {
        dropBefore(from);
        return handedOut - start;
    }

    /** The number of characters before the kept text. */
    long passed() {
        return passed;
    }

    /** Whether a line ends with this character: CR always, LF unless it completes a CRLF. */
    private boolean isLineEnd(int at) {
        char c = kept[at];
        boolean completes = at > start ? kept[at - 1] == '\r' : afterCarriageReturn;
        return c == '\r' || (c == '\n' && !completes);
    }

    private boolean fetch() throws IOException {
        if (kept.length - end < BLOCK) {
            int length = end - start;
            char[] target = kept.length - length < BLOCK ? new char[kept.length * 2] : kept;
            System.arraycopy(kept, start, target, 0, length);
            handedOut -= start;
            kept = target;
            start = 0;
            end = length;
        }
        int read = source.read(kept, end, BLOCK);
        end += Math.max(0, read);
        return read >= 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
