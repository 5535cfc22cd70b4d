package io.cowcatcher.ingest.edges;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Which fields of a row are the ends and the weight of an edge, as the first row tells.
 *
 * @param fields the number of fields of each row
 * @param tail the field of the one end
 * @param head the field of the other
 * @param weight the field of the weight, or {@link #NONE}
 * @param firstRow what the first row holds
 */
record EdgeColumns(int fields, int tail, int head, int weight, FirstRow firstRow) {
    static final int NONE = -1;

    /** What the first row of a list can be. */
    enum FirstRow {
        /** An edge like the others. */
        EDGE("no names of columns"),
        /** The names of columns. */
        NAMES("first row holds names of columns"),
        /** The {@link MatrixSize}. */
        SIZE("MatrixMarket, first row holds its size");

        private final String inWords;

        FirstRow(String inWords) {
            this.inWords = inWords;
        }
    }

    private static final int ENDS = 2;
    private static final int MOST_NAMED = 64;

    /** Names that two columns of ends have; none of the pairs is likely to be an edge. */
    private static final List<List<String>> NAMES_OF_ENDS = List.of(
            List.of("source", "target"),
            List.of("src", "dst"),
            List.of("from", "to"),
            List.of("user_a", "user_b"),
            List.of("node_a", "node_b"),
            List.of("node1", "node2"),
            List.of("fromnodeid", "tonodeid"));

    static EdgeColumns of(FieldLines first) {
        MatrixHeader matrix = first.matrix();
        if (matrix != null) {
            return matrix.columns();
        }
        int fields = first.count();
        if (fields >= ENDS && fields <= MOST_NAMED && NAMES_OF_ENDS.contains(List.of(name(first, 0), name(first, 1)))) {
            return new EdgeColumns(fields, 0, 1, namedWeight(first), FirstRow.NAMES);
        }
        if (fields < ENDS || fields > ENDS + 1) {
            throw first.error("an edge must be two nodes, and a weight if there is one (got: " + fields
                    + " fields, separator " + first.separator()
                    + "); cut other columns off, name the columns source, target and weight in the first row, or say"
                    + " what separates fields");
        }
        return new EdgeColumns(fields, 0, 1, fields == ENDS ? NONE : ENDS, FirstRow.EDGE);
    }

    private static int namedWeight(FieldLines first) {
        for (int field = ENDS; field < first.count(); field++) {
            if (name(first, field).equals("weight")) {
                return field;
            }
        }
        if (first.count() > ENDS + 1) {
            throw first.error("one of more than three columns must be named weight (got: " + first.count()
                    + " columns without one); name it, or cut other columns off");
        }
        return first.count() == ENDS ? NONE : ENDS;
    }

    private static String name(FieldLines lines, int field) {
        String text = new String(
                lines.bytes(), lines.from(field), lines.to(field) - lines.from(field), StandardCharsets.UTF_8);
        return text.toLowerCase(Locale.ROOT);
    }

    boolean weighted() {
        return weight != NONE;
    }

    /** In words. */
    String describe() {
        return firstRow.inWords + ", "
                + (weighted() ? "weight in field " + (weight + 1) : "no weights, every row weighs 1");
    }
}
