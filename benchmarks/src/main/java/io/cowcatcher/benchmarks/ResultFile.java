package io.cowcatcher.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures as JSON with the date and the machine they were measured on: model and number of processors, Java, heap,
 * nothing by which the machine could be found. Rewritten after each figure, so that a run that is stopped loses none.
 */
final class ResultFile {
    private final @Nullable Path file;
    private final String command;
    private final List<Map<String, Object>> figures = new ArrayList<>();

    /** Figures of a command; kept nowhere where no file is named. */
    ResultFile(@Nullable Path file, String command) {
        this.file = file;
        this.command = command;
    }

    /** Adds figures under their names, and prints them as one line. */
    void add(Map<String, Object> figure) {
        figures.add(new LinkedHashMap<>(figure));
        StringBuilder line = new StringBuilder();
        figure.forEach((name, value) -> line.append(line.isEmpty() ? "" : ", ")
                .append(name)
                .append(' ')
                .append(value instanceof Double number ? String.format(Locale.ROOT, "%.5g", number) : value));
        System.out.println(line);
        if (file != null) {
            write(file);
        }
    }

    private void write(Path target) {
        Path staged = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            try (JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(staged))) {
                json.useDefaultPrettyPrinter();
                json.writeStartObject();
                json.writeStringField("date", LocalDate.now(ZoneOffset.UTC).toString());
                json.writeStringField("command", command);
                json.writeObjectFieldStart("machine");
                for (Map.Entry<String, Object> fact : machine().entrySet()) {
                    write(json, fact.getKey(), fact.getValue());
                }
                json.writeEndObject();
                json.writeArrayFieldStart("figures");
                for (Map<String, Object> figure : figures) {
                    json.writeStartObject();
                    for (Map.Entry<String, Object> value : figure.entrySet()) {
                        write(json, value.getKey(), value.getValue());
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
                json.writeRaw('\n');
            }
            Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException("results must be writable (got: " + e + ")", e);
        }
    }

    private static void write(JsonGenerator json, String name, Object value) throws IOException {
        if (value instanceof Double number) {
            json.writeNumberField(name, number);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumberField(name, ((Number) value).longValue());
        } else {
            json.writeStringField(name, String.valueOf(value));
        }
    }

    private static Map<String, Object> machine() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("processor", processor());
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("heap_limit_bytes", Runtime.getRuntime().maxMemory());
        facts.put(
                "collectors",
                String.join(
                        ", ",
                        ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .map(GarbageCollectorMXBean::getName)
                                .toList()));
        return facts;
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return System.getProperty("os.arch", "unknown"); // not Linux
        }
    }
}
