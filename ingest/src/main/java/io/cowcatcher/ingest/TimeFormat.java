package io.cowcatcher.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * The form in which a log writes its times.
 *
 * <p>The pattern is one of
 *
 * <ul>
 *   <li>{@code auto}: ISO-8601 with or without zone, seconds and fraction, with {@code T} or a space, dates alone,
 *       {@code /} for {@code -}; and time since 1970, whose unit follows from its length: 9 or 10 digits are seconds,
 *       13 milliseconds, 16 microseconds, 19 nanoseconds, with or without a decimal fraction;
 *   <li>{@code epoch-seconds}, {@code epoch-millis}, {@code epoch-micros}, {@code epoch-nanos};
 *   <li>a pattern of {@link DateTimeFormatter}, such as {@code M/d/yy H:mm}.
 * </ul>
 *
 * <p>Forms that can be read in two ways, such as {@code 2/3/2011} or {@code 20110203}, are never guessed.
 *
 * @param pattern the pattern
 * @param zone the zone of times that name none; a local time that occurs twice when clocks are set back is taken as the
 *     first, one that is left out when they are set forward as if they had not been
 */
public record TimeFormat(String pattern, ZoneId zone) {
    /** The pattern that recognises the common unambiguous forms. */
    public static final String AUTO = "auto";

    private static final TimeFormat DEFAULTS = new TimeFormat(AUTO, ZoneOffset.UTC);
    private static final ZonedDateTime SAMPLE =
            LocalDateTime.of(2011, 3, 14, 15, 16, 17).atZone(ZoneOffset.UTC);

    /**
     * Checks the pattern.
     *
     * @throws IllegalArgumentException if it is no pattern, or one that does not tell a date, or only half of a time
     */
    public TimeFormat {
        if (!pattern.equals(AUTO) && EpochUnit.named(pattern) == null) {
            requireDate(pattern);
        }
    }

    /** Recognises the common forms; times without zone are in UTC. */
    public static TimeFormat defaults() {
        return DEFAULTS;
    }

    /** A format with this pattern; times without zone are in UTC. */
    public static TimeFormat of(String pattern) {
        return DEFAULTS.withPattern(pattern);
    }

    /** A copy with this pattern. */
    public TimeFormat withPattern(String pattern) {
        return new TimeFormat(pattern, zone);
    }

    /** A copy in which times without zone are in {@code zone}. */
    public TimeFormat withZone(ZoneId zone) {
        return new TimeFormat(pattern, zone);
    }

    /** The formatter behind a pattern; month names are English, in any case. */
    static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ROOT);
    }

    /** The instant that a formatter reads from a text; a date alone is its first moment. */
    static Instant instant(DateTimeFormatter formatter, String text, ZoneId zone) {
        TemporalAccessor parsed =
                formatter.parseBest(text, ZonedDateTime::from, Instant::from, LocalDateTime::from, LocalDate::from);
        if (parsed instanceof LocalDate date) {
            return date.atStartOfDay(zone).toInstant();
        }
        return parsed instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(parsed);
    }

    /** Writes a known moment and reads it back: whatever of date and hour is lost would be lost for every row. */
    private static void requireDate(String pattern) {
        String problem;
        try {
            DateTimeFormatter formatter = formatter(pattern);
            String written = formatter.format(SAMPLE);
            TemporalAccessor read = formatter.parse(written);
            boolean halfTime = !read.isSupported(ChronoField.HOUR_OF_DAY)
                    && (read.isSupported(ChronoField.HOUR_OF_AMPM) || read.isSupported(ChronoField.MINUTE_OF_HOUR));
            LocalDate date = LocalDate.ofInstant(instant(formatter, written, ZoneOffset.UTC), ZoneOffset.UTC);
            if (date.equals(SAMPLE.toLocalDate()) && !halfTime) {
                return;
            }
            problem = halfTime ? "an hour of 24 is H, an hour of 12 needs AM or PM (a)" : "it does not tell the date";
        } catch (DateTimeException | IllegalArgumentException e) {
            problem = String.valueOf(e.getMessage());
        }
        throw new IllegalArgumentException(
                "time format must be auto, epoch-seconds, epoch-millis or a pattern that tells "
                        + "date and time, such as M/d/yy H:mm (got: " + pattern + "); " + problem);
    }
}
