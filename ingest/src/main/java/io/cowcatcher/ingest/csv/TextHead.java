package io.cowcatcher.ingest.csv;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.ingest.csv.CsvFormat.Delimiter;
import io.cowcatcher.ingest.internal.FileSignature;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the first bytes of a file tell: its encoding, and what stands between its fields.
 *
 * @param charset the encoding: UTF-8 unless a byte order mark says otherwise
 * @param markBytes the length of the byte order mark
 * @param delimiter what stands between fields, never {@code DETECT}
 */
record TextHead(Charset charset, int markBytes, Delimiter delimiter) {
    /** How many bytes are looked at; the first line must end within them. */
    static final int BYTES = 1 << 16;

    /** The encodings that a byte order mark tells; UTF-32 first, whose mark begins like that of UTF-16. */
    private static final List<Charset> MARKED = List.of(
            Charset.forName("UTF-32LE"),
            Charset.forName("UTF-32BE"),
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE);

    /**
     * Looks at the first bytes of a file.
     *
     * @throws MalformedInputException if they are not the beginning of delimited text
     */
    static TextHead of(String source, byte[] head, Delimiter wanted) {
        if (head.length == 0) {
            throw MalformedInputException.of(source, "must not be empty (got: 0 bytes)");
        }
        FileSignature signature = FileSignature.of(head);
        if (signature != null) {
            throw MalformedInputException.of(source, "must be delimited text (got: " + signature.description() + ")");
        }
        Charset charset = StandardCharsets.UTF_8;
        int markBytes = 0;
        for (Charset marked : MARKED) {
            byte[] mark = "\uFEFF".getBytes(marked);
            boolean startsWithMark =
                    head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
            if (markBytes == 0 && startsWithMark) {
                charset = marked;
                markBytes = mark.length;
            }
        }
        String text = new String(head, markBytes, head.length - markBytes, charset);
        requireFirstLine(source, text, head.length == BYTES);
        return new TextHead(charset, markBytes, delimiter(source, text, wanted));
    }

    private static void requireFirstLine(String source, String text, boolean isCut) {
        int start = 0;
        while (start < text.length() && isLineEnd(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        if (start == end) {
            throw MalformedInputException.of(source, "must begin with a line of column names (got: no text)");
        }
        requireText(source, text.substring(start, end));
        if (end == text.length() && isCut) {
            throw MalformedInputException.of(
                    source,
                    "first line must end within " + BYTES + " bytes (got: no end of line); is it delimited text?");
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** Column names hold no control characters; program code, pictures and compressed data do at once. */
    private static void requireText(String source, String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isISOControl(c) && c != '\t') {
                throw MalformedInputException.of(
                        source,
                        "first line must be text (got: character " + (int) c + " at position " + (i + 1)
                                + "); is it a binary file, or UTF-16 without byte order mark?");
            }
        }
    }

    private static Delimiter delimiter(String source, String text, Delimiter wanted) {
        List<Delimiter> best = new ArrayList<>();
        int most = 1;
        for (Delimiter candidate : Delimiter.values()) {
            int columns = candidate == Delimiter.DETECT ? 0 : columns(text, candidate);
            if (columns > most) {
                best.clear();
                most = columns;
            }
            if (columns == most && most > 1) {
                best.add(candidate);
            }
        }
        if (wanted != Delimiter.DETECT) {
            if (columns(text, wanted) == 1 && !best.isEmpty()) {
                throw MalformedInputException.of(
                        source,
                        "header must have more than one column (got: one, with delimiter " + wanted + "); "
                                + best.get(0) + " would make " + most);
            }
            return wanted;
        }
        if (best.size() > 1) {
            String names = best.stream().map(Delimiter::toString).collect(Collectors.joining(" or "));
            throw MalformedInputException.of(
                    source, "delimiter must be clear (got: " + names + ", " + most + " columns each); say which");
        }
        return best.isEmpty() ? Delimiter.COMMA : best.get(0);
    }

    private static int columns(String text, Delimiter delimiter) {
        try (RecordReader records = new RecordReader(new StringReader(text), delimiter.character(), BYTES)) {
            return records.next() && records.problem() == null ? records.fieldCount() : 0;
        } catch (IOException e) {
            throw new IllegalStateException(e); // a string cannot fail
        }
    }
}
