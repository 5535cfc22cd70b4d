package io.cowcatcher.report;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The components of options records by name, nested as they are, so that no option can be forgotten in
 * {@code run.json}.
 *
 * <p>Names are written as in tables ({@code random_seed}), constants in lower case; where a component allows several
 * kinds of record, {@code type} says which one it is.
 */
final class RecordFields {
    private RecordFields() {}

    static Map<String, @Nullable Object> of(Record options) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            Object value = read(component, options);
            fields.put(snakeCase(component.getName()), plain(value, component.getType()));
        }
        return fields;
    }

    private static @Nullable Object read(RecordComponent component, Record options) {
        try {
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "options must be a public record (got: "
                            + options.getClass().getName() + ")",
                    e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value, Class<?> declared) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Record nested) {
            return nested(nested, declared);
        }
        if (value instanceof Collection<?> values) {
            List<@Nullable Object> plain = new ArrayList<>();
            for (Object each : values) {
                plain.add(plain(each, Object.class));
            }
            return plain;
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            entries.forEach((key, each) -> plain.put(String.valueOf(plain(key, Object.class)), plainEntry(each)));
            return plain;
        }
        // A class of our own without components says all it has to say with its name.
        boolean isOwn = value.getClass().getName().startsWith("io.cowcatcher.");
        return isOwn ? snakeCase(value.getClass().getSimpleName()) : value.toString();
    }

    /** The value of a map, whose kind its key tells. */
    private static @Nullable Object plainEntry(@Nullable Object value) {
        return plain(value, value == null ? Object.class : value.getClass());
    }

    private static Map<String, @Nullable Object> nested(Record value, Class<?> declared) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (declared != value.getClass()) {
            fields.put("type", snakeCase(value.getClass().getSimpleName()));
        }
        fields.putAll(of(value));
        return fields;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
