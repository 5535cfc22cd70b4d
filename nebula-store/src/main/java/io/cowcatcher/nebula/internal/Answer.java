package io.cowcatcher.nebula.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table that answers a statement; empty for statements that only write. Immutable.
 *
 * @param columns the names of the columns
 * @param rows for each row a value per column: null, {@link Boolean}, {@link Long}, {@link Double} or {@link String}
 */
public record Answer(List<String> columns, List<List<@Nullable Object>> rows) {

    /** The number of rows. */
    public int size() {
        return rows.size();
    }

    /** The column with this name, whatever the case of its letters. */
    private @Nullable Object value(int row, String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(column)) {
                return rows.get(row).get(i);
            }
        }
        throw new IllegalArgumentException("answer must have a column " + column + " (got: " + columns + ")");
    }

    /** Whether there is no value. */
    public boolean isNull(int row, String column) {
        return value(row, column) == null;
    }

    /** Whether there is a text, a number or a truth value; what the server calls empty is none. */
    public boolean isPlain(int row, String column) {
        Object value = value(row, column);
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /**
     * A text.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public String text(int row, String column) {
        return value(row, column, String.class);
    }

    /** An integer; see {@link #text}. */
    public long integer(int row, String column) {
        return value(row, column, Long.class);
    }

    /** A number; see {@link #text}. */
    public double real(int row, String column) {
        return value(row, column) instanceof Long integer ? integer : value(row, column, Double.class);
    }

    private <T> T value(int row, String column, Class<T> type) {
        Object value = value(row, column);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("column " + column + " must hold a " + type.getSimpleName() + " (got: "
                    + (value == null ? "null" : value.getClass().getSimpleName()) + ")");
        }
        return type.cast(value);
    }
}
