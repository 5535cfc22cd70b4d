package io.cowcatcher.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON for people and programs: indented by two spaces, lines end with LF, fields in the order they are written. */
final class Json implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    Json(Writer writer) throws IOException {
        this(FACTORY.createGenerator(writer));
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        out.setPrettyPrinter(
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
    }

    private Json(JsonGenerator out) {
        this.out = out;
    }

    /** The same without indentation and line ends. */
    static Json onOneLine(Writer writer) throws IOException {
        return new Json(FACTORY.createGenerator(writer));
    }

    void startObject() throws IOException {
        out.writeStartObject();
    }

    void startObject(String name) throws IOException {
        out.writeObjectFieldStart(name);
    }

    void endObject() throws IOException {
        out.writeEndObject();
    }

    void startArray(String name) throws IOException {
        out.writeArrayFieldStart(name);
    }

    void endArray() throws IOException {
        out.writeEndArray();
    }

    void field(String name, String text) throws IOException {
        out.writeStringField(name, text);
    }

    void field(String name, long number) throws IOException {
        out.writeNumberField(name, number);
    }

    void field(String name, double number) throws IOException {
        out.writeFieldName(name);
        number(number);
    }

    void field(String name, List<String> texts) throws IOException {
        field(name, (Object) texts);
    }

    /** Writes a value that is a text, a number, yes or no, nothing, or a list or map of such values. */
    void field(String name, @Nullable Object value) throws IOException {
        out.writeFieldName(name);
        value(value);
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Double || value instanceof Float) {
            number(((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof List<?> values) {
            out.writeStartArray();
            for (Object each : values) {
                value(each);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> fields) {
            out.writeStartObject();
            for (Map.Entry<?, ?> each : fields.entrySet()) {
                field(String.valueOf(each.getKey()), each.getValue());
            }
            out.writeEndObject();
        } else {
            out.writeString(value.toString());
        }
    }

    /** JSON has no word for NaN and the infinities: they become null. */
    private void number(double number) throws IOException {
        if (Figures.exists(number)) {
            out.writeNumber(Figures.exact(number));
        } else {
            out.writeNull();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
