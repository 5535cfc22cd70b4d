package io.cowcatcher.examples.cli;

import io.cowcatcher.graph.NodeType;
import io.cowcatcher.ingest.ColumnMapping;
import io.cowcatcher.ingest.RowFilter;
import io.cowcatcher.ingest.csv.CsvFormat;
import io.cowcatcher.ingest.edges.FieldSeparator;
import io.cowcatcher.ingest.synthetic.IntRange;
import io.cowcatcher.ingest.synthetic.RingLevel;
import io.cowcatcher.report.CellGuard;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read; what cannot be read is answered with the rule and the value. */
final class Converters {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+)\\s*([smhd])");
    private static final Pattern BYTES = Pattern.compile("(\\d+)\\s*([kmgt]?)b?");
    private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+))?");

    private Converters() {}

    /** A number of bytes, so that an option for memory does not read as one for a count. */
    record ByteCount(long bytes) {}

    static void register(CommandLine commands) {
        commands.registerConverter(ColumnMapping.class, checked(ColumnMapping::parse));
        commands.registerConverter(RowFilter.class, checked(RowFilter::parse));
        commands.registerConverter(ZoneId.class, checked(Converters::zone));
        commands.registerConverter(Duration.class, checked(Converters::duration));
        commands.registerConverter(ByteCount.class, checked(Converters::bytes));
        commands.registerConverter(IntRange.class, checked(Converters::range));
        registerChoice(commands, CellGuard.class);
        registerChoice(commands, CommunitySettings.Algorithm.class);
        registerChoice(commands, CommunitySettings.QualityName.class);
        registerChoice(commands, CsvFormat.Delimiter.class);
        registerChoice(commands, FieldSeparator.class);
        registerChoice(commands, InputOptions.PriceBasis.class);
        registerChoice(commands, NodeType.class);
        registerChoice(commands, RingLevel.class);
        registerChoice(commands, AddressSettings.Comparison.class);
        registerChoice(commands, SearchSettings.HubChoice.class);
        registerChoice(commands, SearchSettings.TierChoice.class);
        registerChoice(commands, SimilaritySettings.WeightName.class);
        registerChoice(commands, SeedsExportCommand.Format.class);
    }

    /** Reads one of a few words, in whatever case. */
    private static <E extends Enum<E>> void registerChoice(CommandLine commands, Class<E> type) {
        Map<String, E> constants = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            constants.put(SeedLines.word(constant), constant);
        }
        commands.registerConverter(type, text -> {
            E constant = constants.get(text.toLowerCase(Locale.ROOT));
            if (constant == null) {
                throw new TypeConversionException(
                        "must be one of " + String.join(", ", constants.keySet()) + " (got: " + text + ")");
            }
            return constant;
        });
    }

    /** Hands the message of an argument that is wrong on to the user, without the name of the exception. */
    private static <T> ITypeConverter<T> checked(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "zone must be a region such as Europe/London, or an offset such as +08:00 (got: " + text + ")", e);
        }
    }

    /** A duration such as {@code 90s}, {@code 30m}, {@code 1h}, {@code 2d}, or in ISO-8601. */
    static Duration duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text.toLowerCase(Locale.ROOT));
        try {
            return matcher.matches()
                    ? Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)))
                    : Duration.parse(text);
        } catch (DateTimeParseException e) {
            if (e.getCause() == null) {
                throw new IllegalArgumentException(
                        "duration must be a number and s, m, h or d, such as 90s, 30m, 1h, 2d (got: " + text + ")", e);
            }
            throw tooLong(text, e); // digits that no long holds
        } catch (ArithmeticException | NumberFormatException e) {
            throw tooLong(text, e);
        }
    }

    /** A duration as {@link #duration} reads it, in the largest unit that is exact. */
    static String word(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        for (String letter : List.of("d", "h", "m", "s")) {
            Duration unit = Duration.of(1, unit(letter));
            if (unit.multipliedBy(duration.dividedBy(unit)).equals(duration)) {
                return duration.dividedBy(unit) + letter;
            }
        }
        return duration.toString();
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    private static IllegalArgumentException tooLong(String text, Exception cause) {
        return new IllegalArgumentException("duration must be at most a million days (got: " + text + ")", cause);
    }

    /** A size such as {@code 512m} or {@code 2g}, as the JVM's own options take it. */
    static ByteCount bytes(String text) {
        Matcher matcher = BYTES.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "size must be a number and k, m or g, such as 512m, 2g (got: " + text + ")");
        }
        int shift = 10 * " kmgt".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2));
        try {
            return new ByteCount(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("size must be below 8388608t (got: " + text + ")", e);
        }
    }

    /** A range such as {@code 20-39}, or a single number. */
    static IntRange range(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("range must be a number, or two such as 20-39 (got: " + text + ")");
        }
        try {
            int minimum = Integer.parseInt(matcher.group(1));
            return IntRange.of(minimum, matcher.group(2) == null ? minimum : Integer.parseInt(matcher.group(2)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "range must have numbers of at most " + Integer.MAX_VALUE + " (got: " + text + ")", e);
        }
    }
}
