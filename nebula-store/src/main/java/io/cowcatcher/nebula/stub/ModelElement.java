package io.cowcatcher.nebula.stub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tag or an edge type of the model: its properties, and when its rows expire. */
record ModelElement(String name, List<Property> properties, String ttlColumn, long ttlSeconds, long knownAtNanos) {
    record Property(String name, String type, boolean nullable) {}

    int indexOf(String property) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).name().equals(property)) {
                return i;
            }
        }
        throw new StubError(StubAnswer.SEMANTIC_ERROR, "Invalid property `" + property + "'");
    }

    /** A row with these values, in the order of {@code columns}; what is not named is null. */
    @Nullable
    Object[] row(int[] columns, @Nullable Object[] values) {
        @Nullable Object[] row = new @Nullable Object[properties.size()];
        for (int i = 0; i < columns.length; i++) {
            row[columns[i]] = checked(properties.get(columns[i]), values[i]);
        }
        for (int i = 0; i < row.length; i++) {
            if (row[i] == null && !properties.get(i).nullable()) {
                throw StubError.execution("Storage Error: The not null field cannot be null.");
            }
        }
        return row;
    }

    /** A copy of a row with other values in some columns. */
    @Nullable
    Object[] changed(@Nullable Object[] row, int[] columns, @Nullable Object[] values) {
        @Nullable Object[] all = row.clone();
        int[] every = new int[all.length];
        for (int i = 0; i < every.length; i++) {
            every[i] = i;
        }
        for (int i = 0; i < columns.length; i++) {
            all[columns[i]] = values[i];
        }
        return row(every, all);
    }

    private static @Nullable Object checked(Property property, @Nullable Object value) {
        boolean fits = switch (property.type()) {
            case "string" -> value instanceof String;
            case "double" -> value instanceof Double || value instanceof Long;
            case "timestamp" -> value instanceof Long seconds && seconds >= 0 && seconds <= 9_223_372_036L;
            default -> value instanceof Long;
        };
        if (value != null && !fits) {
            throw StubError.execution(
                    "Storage Error: The data type does not meet the requirements. " + "Use the correct type of data.");
        }
        return value instanceof Long integer && property.type().equals("double")
                ? (Double) (double) (long) integer
                : value;
    }

    boolean isExpired(@Nullable Object[] row, long nowSeconds) {
        return ttlSeconds > 0 && row[indexOf(ttlColumn)] instanceof Long time && time + ttlSeconds < nowSeconds;
    }

    StubAnswer description() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Property property : properties) {
            List<@Nullable Object> row = new ArrayList<>(List.of(property.name(), property.type()));
            row.add(property.nullable() ? "YES" : "NO");
            row.add(null);
            row.add(null);
            rows.add(row);
        }
        return StubAnswer.table(List.of("Field", "Type", "Null", "Default", "Comment"), rows);
    }

    StubAnswer shownCreation(String kind) {
        StringBuilder text = new StringBuilder("CREATE " + kind + " `" + name + "` (\n");
        for (Property property : properties) {
            text.append(" `").append(property.name()).append("` ").append(property.type());
            text.append(property.nullable() ? " NULL" : " NOT NULL").append(",\n");
        }
        text.append(") ttl_duration = ")
                .append(ttlSeconds)
                .append(", ttl_col = \"")
                .append(ttlColumn)
                .append('"');
        return StubAnswer.table(
                List.of(kind.equals("TAG") ? "Tag" : "Edge", "Create " + kind),
                List.of(List.of(name, text.toString())));
    }
}
