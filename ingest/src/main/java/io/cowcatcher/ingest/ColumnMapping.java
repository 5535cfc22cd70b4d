package io.cowcatcher.ingest;

import io.cowcatcher.event.PurchaseField;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which column holds which field of a purchase, as far as the caller says so.
 *
 * <p>Fields not named here are looked for by their default name ({@link PurchaseField#columnName()}) and, in tables, by
 * a fixed list of common other names, such as {@code CustomerID} or {@code invoice_no}; never by likeness. What was
 * found is in {@link IngestReport#readAs()}. Immutable, share freely.
 *
 * <pre>{@code
 * ColumnMapping columns = ColumnMapping.parse("user=CustomerID,item=StockCode,time=InvoiceDate,device=");
 * }</pre>
 */
public final class ColumnMapping {
    private static final ColumnMapping NONE = new ColumnMapping(new EnumMap<>(PurchaseField.class));
    private static final String OFF = "";
    private static final String OTHERS = "*";
    private static final Map<String, PurchaseField> FIELD_OF_KEY = fieldOfKey();

    private final Map<PurchaseField, String> columns;

    private ColumnMapping(Map<PurchaseField, String> columns) {
        this.columns = columns;
    }

    /** A mapping that names no column: all are looked for. */
    public static ColumnMapping defaults() {
        return NONE;
    }

    /**
     * Reads a mapping from {@code key=column,key=column,...}.
     *
     * <p>A key is a short name ({@code user}, {@code item}, {@code time}, {@code list_price}, ...) or a default column
     * name ({@code user_id}). {@code key=} without a column switches the field off, and {@code *=} every field that is
     * not named. A comma that is not followed by {@code key=} belongs to the name of the column.
     *
     * @throws IllegalArgumentException if a key is unknown or given twice
     */
    public static ColumnMapping parse(String specification) {
        Map<String, String> pairs = new LinkedHashMap<>();
        String lastKey = null;
        for (String piece : specification.isBlank() ? new String[0] : specification.split(",", -1)) {
            int equals = piece.indexOf('=');
            if (equals < 0 && lastKey != null) {
                pairs.merge(lastKey, piece, (name, rest) -> name + "," + rest);
                continue;
            }
            lastKey = piece.substring(0, Math.max(0, equals)).strip().toLowerCase(Locale.ROOT);
            if (equals < 0) {
                throw new IllegalArgumentException("column mapping must be a list of key=column (got: " + piece
                        + "); for example user=CustomerID");
            }
            if (pairs.put(lastKey, piece.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(
                        "column mapping must name a field once (got: " + lastKey + " twice)");
            }
        }
        ColumnMapping mapping = NONE;
        String others = pairs.remove(OTHERS);
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            mapping = mapping.put(fieldNamed(pair.getKey()), pair.getValue().strip());
        }
        if (others == null) {
            return mapping;
        }
        if (!others.isBlank()) {
            throw new IllegalArgumentException("column mapping must give *= without a column (got: *=" + others
                    + "); it switches off every field that is not named");
        }
        return mapping.withoutOthers();
    }

    private static PurchaseField fieldNamed(String key) {
        PurchaseField field = FIELD_OF_KEY.get(key);
        if (field == null) {
            throw new IllegalArgumentException("column mapping must name known fields (got: " + key + "); "
                    + ClosestNames.didYouMean(key, FIELD_OF_KEY.keySet()) + "known are "
                    + Stream.of(PurchaseField.values()).map(ColumnMapping::key).collect(Collectors.joining(", ")));
        }
        return field;
    }

    private static Map<String, PurchaseField> fieldOfKey() {
        Map<String, PurchaseField> fields = new HashMap<>();
        for (PurchaseField field : PurchaseField.values()) {
            fields.put(key(field), field);
            fields.put(field.columnName(), field);
        }
        return fields;
    }

    /** The short name of a field, for example {@code user}. */
    static String key(PurchaseField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** A copy in which {@code column} holds {@code field}. */
    public ColumnMapping with(PurchaseField field, String column) {
        if (column.isBlank()) {
            throw new IllegalArgumentException(
                    "column of " + key(field) + " must not be blank; use without(...) to switch the field off");
        }
        return put(field, column);
    }

    /** A copy in which {@code field} is not read, whatever columns there are. */
    public ColumnMapping without(PurchaseField field) {
        return put(field, OFF);
    }

    /** A copy in which no field is read but those named here: nothing is looked for. Fewer columns are read faster. */
    public ColumnMapping withoutOthers() {
        Map<PurchaseField, String> copy = new EnumMap<>(PurchaseField.class);
        copy.putAll(columns);
        for (PurchaseField field : PurchaseField.values()) {
            copy.putIfAbsent(field, OFF);
        }
        return new ColumnMapping(copy);
    }

    private ColumnMapping put(PurchaseField field, String column) {
        Map<PurchaseField, String> copy = new EnumMap<>(PurchaseField.class);
        copy.putAll(columns);
        copy.put(field, column);
        return new ColumnMapping(copy);
    }

    /** The column the caller named for a field, if any. */
    public Optional<String> column(PurchaseField field) {
        return Optional.ofNullable(columns.get(field)).filter(column -> !column.equals(OFF));
    }

    /** Whether the caller switched a field off. */
    public boolean isOff(PurchaseField field) {
        return OFF.equals(columns.get(field));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnMapping mapping && mapping.columns.equals(columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    /** The mapping in the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return columns.entrySet().stream()
                .map(entry -> key(entry.getKey()) + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
