package io.cowcatcher.ingest.edges;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.ingest.internal.FileSignature;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stretch of text in UTF-8 as bytes, moved along the input. Memory: one block, or twice the longest row. What is read
 * in one go may be used until the next.
 */
final class TextBlock {
    /** What a search answers that ran into the end of the block, where the text goes on. */
    static final int MORE_NEEDED = -1;

    private static final int BLOCK_BYTES = 1 << 16;
    private static final int LONGEST_ROW = 1 << 20;
    private static final int SIGNATURE_BYTES = 64;
    private static final int[] UTF_8_MARK = {0xEF, 0xBB, 0xBF};

    private final String source;
    private final InputStream input;
    private byte[] bytes = new byte[BLOCK_BYTES];
    private int position;
    private int end;
    private boolean started;
    private boolean ended;
    private long passed;

    TextBlock(String source, InputStream input) {
        this.source = source;
        this.input = input;
    }

    /** Drops what has been passed and reads on; false where the text has ended. */
    boolean fill(long line) throws IOException {
        if (ended) {
            return false;
        }
        if (position == 0 && end == bytes.length) {
            if (end >= LONGEST_ROW) {
                throw MalformedInputException.at(
                        source,
                        line,
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
        FileSignature signature = FileSignature.of(Arrays.copyOf(bytes, Math.min(end, SIGNATURE_BYTES)));
        if (signature != null) {
            throw MalformedInputException.of(source, "must be rows of text (got: " + signature.description() + ")");
        }
        if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
            throw MalformedInputException.of(source, "must be in UTF-8 (got: UTF-16); save it as UTF-8");
        }
        position = startsWith(UTF_8_MARK) ? UTF_8_MARK.length : 0;
    }

    private boolean startsWith(int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= end || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the text begins that has not been passed. */
    int position() {
        return position;
    }

    /** Where the block ends. */
    int end() {
        return end;
    }

    /** Passes what lies before {@code newPosition}. */
    void pass(int newPosition) {
        position = newPosition;
    }

    /** Whether the text ends with this block. */
    boolean isLast() {
        return ended;
    }

    /** The number of bytes passed in all. */
    long passed() {
        return passed + position;
    }

    static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** Where the line ends that goes on at {@code start}, or {@link #end()}. */
    int lineEnd(int start) {
        int at = start;
        while (at < end && !isLineEnd(bytes[at])) {
            at++;
        }
        return at;
    }

    /** The position behind the line end at {@code start}: LF, CR, or both; some tools write CR CR LF. */
    int afterLineEnd(int start) {
        int at = start;
        while (at < end && bytes[at] == '\r') {
            at++;
        }
        if (at == end) {
            return ended ? end : MORE_NEEDED;
        }
        return bytes[at] == '\n' ? at + 1 : at;
    }
}
