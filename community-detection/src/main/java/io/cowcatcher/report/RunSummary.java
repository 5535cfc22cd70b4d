package io.cowcatcher.report;

import io.cowcatcher.detect.Ring;
import io.cowcatcher.detect.RingMember;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} tells of a run: sections of named values, in the order they were added.
 *
 * <p>Names are lower-case words joined by _, and carry the unit: {@code read_seconds}, {@code peak_heap_bytes}. A name
 * given again takes the new value. Immutable, share freely.
 *
 * <pre>{@code
 * RunSummary summary = RunSummary.of(rings)
 *         .with("timings", "read_seconds", 1.25)
 *         .with("memory", "estimated_bytes", estimate.upperBytes())
 *         .with("run", "random_seed", 42);
 * }</pre>
 */
public final class RunSummary {
    private static final int FORMAT_VERSION = 1;
    private static final List<String> TAKEN = List.of("format_version", "library_version");
    private static final RunSummary EMPTY = new RunSummary(Map.of());
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private final Map<String, Map<String, @Nullable Object>> sections;

    private RunSummary(Map<String, Map<String, @Nullable Object>> sections) {
        this.sections = sections;
    }

    /** A summary that tells the version of the library and nothing else. */
    public static RunSummary empty() {
        return EMPTY;
    }

    /**
     * The options of a search and the counts of what went in and came out, in the sections {@code options} and
     * {@code counts}.
     */
    public static RunSummary of(Rings rings) {
        RunSummary summary = EMPTY;
        for (Map.Entry<String, @Nullable Object> step :
                RecordFields.of(rings.options()).entrySet()) {
            summary = summary.put("options", step.getKey(), step.getValue());
        }
        PurchaseLog log = rings.log();
        Set<Integer> members = new HashSet<>();
        for (Ring ring : rings.rings()) {
            for (RingMember member : ring.members()) {
                members.add(member.user());
            }
        }
        return summary.with("counts", "purchases", log.size())
                .with("counts", "users", rings.userCount())
                .with("counts", "items", log.ids(PurchaseField.ITEM).size())
                .with("counts", "edges", rings.links().graph().edgeCount())
                .with("counts", "unexpanded_pairs", rings.links().truncation().unexpandedPairs())
                .with("counts", "rings", rings.rings().size())
                .with("counts", "ring_members", members.size())
                .with("counts", "look_alikes", rings.lookAlikes().size());
    }

    /** A copy with a text. */
    public RunSummary with(String section, String name, String text) {
        return put(section, name, text);
    }

    /** A copy with a whole number. */
    public RunSummary with(String section, String name, long number) {
        return put(section, name, number);
    }

    /** A copy with a number; NaN and the infinities become null. */
    public RunSummary with(String section, String name, double number) {
        return put(section, name, number);
    }

    /** A copy with a list of texts. */
    public RunSummary with(String section, String name, List<String> texts) {
        return put(section, name, List.copyOf(texts));
    }

    /** A copy with the components of an options record, by name. */
    public RunSummary with(String section, String name, Record options) {
        return put(section, name, RecordFields.of(options));
    }

    private RunSummary put(String section, String name, @Nullable Object value) {
        requireName("section", section);
        requireName("name", name);
        if (TAKEN.contains(section)) {
            throw new IllegalArgumentException("section must not be one of " + TAKEN + " (got: " + section + ")");
        }
        Map<String, Map<String, @Nullable Object>> copy = new LinkedHashMap<>(sections);
        Map<String, @Nullable Object> values = new LinkedHashMap<>(copy.getOrDefault(section, Map.of()));
        values.put(name, value);
        copy.put(section, Collections.unmodifiableMap(values));
        return new RunSummary(Collections.unmodifiableMap(copy));
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + " must be lower-case words joined by _ (got: " + TerminalText.line(name) + ")");
        }
    }

    /** The summary as one line of JSON, for programs that read what a command prints. */
    public String toJsonLine() {
        StringWriter line = new StringWriter();
        try {
            writeTo(Json.onOneLine(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        return line.toString();
    }

    void writeTo(Writer out) throws IOException {
        writeTo(new Json(out));
    }

    private void writeTo(Json opened) throws IOException {
        try (Json json = opened) {
            json.startObject();
            json.field("format_version", FORMAT_VERSION);
            json.field("library_version", libraryVersion());
            for (Map.Entry<String, Map<String, @Nullable Object>> section : sections.entrySet()) {
                json.field(section.getKey(), section.getValue());
            }
            json.endObject();
        }
    }

    /** The version in the manifest of the jar; classes that come from no jar are in development. */
    private static String libraryVersion() {
        return Optional.ofNullable(RunSummary.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
