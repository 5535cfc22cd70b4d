package io.cowcatcher.ingest.edges;

import io.cowcatcher.error.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The first line of a MatrixMarket file, such as {@code %%MatrixMarket matrix coordinate real symmetric}. The first row
 * after it tells the {@link MatrixSize}, and only those that follow are edges.
 *
 * <p>R. F. Boisvert, R. Pozo, K. A. Remington, The Matrix Market Exchange Formats: Initial Design, NISTIR 5935 (1996).
 *
 * @param weighted whether a row holds a weight behind its two ends
 */
record MatrixHeader(boolean weighted) {
    private static final byte[] BANNER = "%%MatrixMarket".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> WEIGHTS = List.of("real", "integer", "double");
    private static final int WORDS = 5;

    /** Whether a line that begins at {@code from} is such a header. */
    static boolean isAt(byte[] bytes, int from, int end) {
        return end - from >= BANNER.length
                && Arrays.equals(bytes, from, from + BANNER.length, BANNER, 0, BANNER.length);
    }

    /**
     * Reads the line {@code bytes[from, to)}.
     *
     * @throws MalformedInputException if it announces anything but weighted or unweighted links
     */
    static MatrixHeader of(byte[] bytes, int from, int to, String source) {
        String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        List<String> words = List.of(line.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        boolean isWeighted = words.size() == WORDS && WEIGHTS.contains(words.get(3));
        boolean isRead = words.size() == WORDS
                && words.get(1).equals("matrix")
                && words.get(2).equals("coordinate")
                && (isWeighted || words.get(3).equals("pattern"))
                && (words.get(4).equals("general") || words.get(4).equals("symmetric"));
        if (!isRead) {
            throw MalformedInputException.at(
                    source,
                    1,
                    "a MatrixMarket header must say matrix coordinate, then pattern, real or integer, then symmetric or"
                            + " general (got: " + ShownText.of(line)
                            + "); write the links as two ends and a weight above 0 in each row");
        }
        return new MatrixHeader(isWeighted);
    }

    /** The fields of the rows that follow the size. */
    EdgeColumns columns() {
        return new EdgeColumns(weighted ? 3 : 2, 0, 1, weighted ? 2 : EdgeColumns.NONE, EdgeColumns.FirstRow.SIZE);
    }
}
