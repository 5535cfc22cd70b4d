package io.cowcatcher.ingest.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.RowDecoder;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of one JSON object, as far as they are wanted.
 *
 * <p>Strings and numbers are taken as written, {@code null} as missing; {@code true} and {@code false} only where no
 * id, number or time is expected. Keys that are not wanted may hold anything. Used again for every message; not safe
 * for use by several threads.
 */
final class JsonRow implements RowDecoder.Row {
    /** The largest message that is looked at, in bytes. */
    static final int MAXIMUM_BYTES = 1 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(1 << 16)
                    .maxNameLength(1 << 10)
                    .maxNumberLength(100)
                    .maxTokenCount(10_000)
                    .maxDocumentLength(MAXIMUM_BYTES)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Map<String, Integer> columnOfKey = new HashMap<>();
    private final boolean[] mayBeBoolean;
    private final @Nullable String[] values;
    private final boolean[] seen;

    JsonRow(List<String> columns, IngestOptions options) {
        Set<String> neverBoolean = Stream.of(PurchaseField.values())
                .filter(field -> field.kind() != PurchaseField.Kind.FLAG)
                .map(field -> options.columns().column(field).orElse(field.columnName()))
                .collect(Collectors.toSet());
        mayBeBoolean = new boolean[columns.size()];
        values = new @Nullable String[columns.size()];
        seen = new boolean[columns.size()];
        for (int column = 0; column < columns.size(); column++) {
            columnOfKey.put(columns.get(column), column);
            mayBeBoolean[column] = !neverBoolean.contains(columns.get(column));
        }
    }

    @Override
    public @Nullable String value(int column) {
        return values[column];
    }

    /** Reads a message and says what is wrong with it, or null. */
    @Nullable
    RejectReason read(byte @Nullable [] message) {
        Arrays.fill(values, null);
        Arrays.fill(seen, false);
        if (message == null || message.length == 0) {
            return RejectReason.MESSAGE_EMPTY;
        }
        if (message.length > MAXIMUM_BYTES) {
            return RejectReason.MESSAGE_TOO_LARGE;
        }
        try (JsonParser parser = JSON.createParser(message)) {
            return readObject(parser);
        } catch (StreamConstraintsException e) {
            return RejectReason.JSON_LIMIT_EXCEEDED;
        } catch (IOException e) {
            return RejectReason.JSON_INVALID; // bytes in memory fail in no other way
        }
    }

    private @Nullable RejectReason readObject(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return RejectReason.MESSAGE_EMPTY;
        }
        if (first != JsonToken.START_OBJECT) {
            return RejectReason.JSON_NOT_OBJECT;
        }
        RejectReason problem = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Integer column = columnOfKey.get(parser.currentName());
            JsonToken value = parser.nextToken();
            RejectReason found = column == null ? null : keep(column, value, parser);
            problem = problem == null ? found : problem;
            parser.skipChildren();
        }
        return problem == null && parser.nextToken() != null ? RejectReason.JSON_NOT_OBJECT : problem;
    }

    private @Nullable RejectReason keep(int column, JsonToken value, JsonParser parser) throws IOException {
        if (seen[column]) {
            return RejectReason.JSON_DUPLICATE_KEY;
        }
        seen[column] = true;
        switch (value) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> values[column] = parser.getText();
            case VALUE_TRUE, VALUE_FALSE -> {
                if (!mayBeBoolean[column]) {
                    return RejectReason.JSON_WRONG_TYPE;
                }
                values[column] = parser.getText();
            }
            case VALUE_NULL -> values[column] = null;
            default -> {
                return RejectReason.JSON_WRONG_TYPE;
            }
        }
        return null;
    }
}
