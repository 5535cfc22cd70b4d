package io.cowcatcher.nebula;

import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.nebula.internal.Name;
import io.cowcatcher.nebula.internal.Ngql;
import io.cowcatcher.nebula.internal.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag or an edge type: its properties, and how long its rows live.
 *
 * @param kind whether it is a tag or an edge type
 * @param name what it is called
 * @param properties what its rows hold
 * @param timeToLive how long a row lives after the time in one of its properties, if not for ever
 */
record SchemaElement(Kind kind, Name name, List<Property> properties, Optional<TimeToLive> timeToLive) {
    /** Which of the two. */
    enum Kind {
        TAG,
        EDGE
    }

    /** Whether a value may be missing. */
    enum Presence {
        REQUIRED,
        OPTIONAL
    }

    /** What a property holds. */
    enum DataType {
        STRING,
        INT64,
        DOUBLE,
        TIMESTAMP;

        /** As Nebula writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A property: name, type, and whether it may be null. */
    record Property(Name name, DataType type, Presence presence) {
        static Property required(Name name, DataType type) {
            return new Property(name, type, Presence.REQUIRED);
        }

        static Property optional(Name name, DataType type) {
            return new Property(name, type, Presence.OPTIONAL);
        }
    }

    /** A row is gone when so much time has passed since the time in this property. */
    record TimeToLive(Name property, Duration duration) {}

    private static final Pattern TTL = Pattern.compile(
            "ttl_duration\\s*=\\s*(\\d+)\\s*,\\s*ttl_col\\s*=\\s*\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

    private String word() {
        return kind == Kind.TAG ? "tag " + name : "edge type " + name;
    }

    Statement creation() {
        Ngql out = kindOf(Ngql.of("CREATE ")).add(" IF NOT EXISTS ").name(name).add("(");
        for (int i = 0; i < properties.size(); i++) {
            Property property = properties.get(i);
            out.add(i == 0 ? "" : ", ").name(property.name());
            typeOf(property, out).add(property.presence() == Presence.REQUIRED ? " NOT NULL" : " NULL");
        }
        out.add(")");
        timeToLive.ifPresent(ttl -> out.add(" TTL_DURATION = ")
                .integer(ttl.duration().toSeconds())
                .add(", TTL_COL = ")
                .text(ttl.property().text()));
        return out.toStatement("create " + word());
    }

    private Ngql kindOf(Ngql out) {
        return kind == Kind.TAG ? out.add("TAG") : out.add("EDGE");
    }

    private static Ngql typeOf(Property property, Ngql out) {
        return switch (property.type()) {
            case STRING -> out.add(" string");
            case INT64 -> out.add(" int64");
            case DOUBLE -> out.add(" double");
            case TIMESTAMP -> out.add(" timestamp");
        };
    }

    Statement description() {
        return kindOf(Ngql.of("DESCRIBE ")).add(" ").name(name).toStatement("describe " + word());
    }

    Statement showCreation() {
        return kindOf(Ngql.of("SHOW CREATE ")).add(" ").name(name).toStatement("show " + word());
    }

    /** Reads a row that is never there: fails as long as storage does not know the element. */
    Statement probe(String vertex) {
        return kind == Kind.TAG
                ? Ngql.of("FETCH PROP ON ")
                        .name(name)
                        .add(" ")
                        .text(vertex)
                        .add(" YIELD id(vertex) AS id")
                        .toStatement("probe " + word())
                : Ngql.of("FETCH PROP ON ")
                        .name(name)
                        .add(" ")
                        .text(vertex)
                        .add("->")
                        .text(vertex)
                        .add("@0 YIELD src(edge) AS id")
                        .toStatement("probe " + word());
    }

    /**
     * How what the server described differs from this; properties that it has besides are allowed to be there, if a row
     * can be written without them.
     */
    List<String> differences(Answer description, String shownCreation) {
        List<String> found = new ArrayList<>();
        for (Property property : properties) {
            int row = rowOf(description, property.name());
            if (row < 0) {
                found.add(word() + " has no property " + property.name());
                continue;
            }
            String type = description.text(row, "Type").toLowerCase(Locale.ROOT);
            if (!type.equals(property.type().toString())) {
                found.add(word() + ": property " + property.name() + " is " + type + ", must be " + property.type());
            }
            if (property.presence() == Presence.OPTIONAL
                    && description.text(row, "Null").equalsIgnoreCase("NO")) {
                found.add(word() + ": property " + property.name() + " must allow null");
            }
        }
        for (int row = 0; row < description.size(); row++) {
            String field = description.text(row, "Field");
            boolean isOurs = properties.stream()
                    .anyMatch(property -> property.name().text().equals(field));
            if (!isOurs
                    && description.text(row, "Null").equalsIgnoreCase("NO")
                    && !description.isPlain(row, "Default")) {
                found.add(word() + ": property " + field + " must allow null, have a default, or not be there");
            }
        }
        Matcher shown = TTL.matcher(shownCreation);
        String actual =
                shown.find() && !shown.group(1).equals("0") ? shown.group(1) + " s after " + shown.group(2) : "none";
        String wanted = timeToLive
                .map(ttl -> ttl.duration().toSeconds() + " s after " + ttl.property())
                .orElse("none");
        if (!actual.equals(wanted)) {
            found.add(word() + ": time to live is " + actual + ", must be " + wanted);
        }
        return found;
    }

    private static int rowOf(Answer description, Name property) {
        for (int row = 0; row < description.size(); row++) {
            if (description.text(row, "Field").equals(property.text())) {
                return row;
            }
        }
        return -1;
    }
}
