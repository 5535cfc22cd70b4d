package io.cowcatcher.ingest;

import io.cowcatcher.event.PurchaseLog;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads times of one {@link TimeFormat} and remembers the forms it meets. Not safe for use by several threads. */
final class TimeParser {
    /** Stands for a text that is no time. */
    static final long UNREADABLE = Long.MIN_VALUE;
    /** Stands for a time before 1900 or after 2299. */
    static final long OUT_OF_RANGE = Long.MAX_VALUE;

    private static final int YEAR_DIGITS = 4;
    /** So many digits of any unit are less than the largest long of milliseconds. */
    private static final int SAFE_DIGITS = 15;

    private final TimeFormat format;
    private final boolean guessing;
    private final @Nullable EpochUnit unit;
    private final @Nullable DateTimeFormatter formatter;
    private final @Nullable PatternTime pattern;
    private final IsoTime iso;
    private final Set<TimeForm> met = EnumSet.noneOf(TimeForm.class);

    TimeParser(TimeFormat format) {
        this.format = format;
        this.guessing = format.pattern().equals(TimeFormat.AUTO);
        this.unit = EpochUnit.named(format.pattern());
        this.formatter = guessing || unit != null ? null : TimeFormat.formatter(format.pattern());
        LocalZone zone = new LocalZone(format.zone());
        this.pattern = formatter == null ? null : PatternTime.of(format.pattern(), zone);
        this.iso = new IsoTime(zone);
    }

    /** The time in milliseconds since 1970, {@link #UNREADABLE} or {@link #OUT_OF_RANGE}. */
    long epochMillis(String value) {
        String text = value.strip();
        if (formatter != null) {
            return accept(formatted(formatter, text), TimeForm.PATTERN);
        }
        return number(text);
    }

    /**
     * The time that {@code bytes[from, to)} tell as text, as {@link #epochMillis(String)} reads it; without a
     * {@code String} for the common forms.
     */
    long epochMillis(byte[] bytes, int from, int to) {
        if (pattern != null) {
            long millis = pattern.epochMillis(bytes, from, to);
            if (millis != PatternTime.DECLINED) {
                return accept(millis, TimeForm.PATTERN);
            }
        } else if (guessing && to - from > YEAR_DIGITS && !isDigit(bytes[from + YEAR_DIGITS])) {
            long millis = iso.epochMillis(bytes, from, to);
            if (millis != UNREADABLE) {
                return accept(millis, iso.form());
            }
        } else if (guessing || unit != null) {
            int digits = digits(bytes, from, to);
            EpochUnit numberUnit = guessing ? EpochUnit.ofLength(digits) : unit;
            if (digits > 0 && digits <= SAFE_DIGITS && numberUnit != null) {
                return accept(numberUnit.millis(whole(bytes, from, digits)), TimeForm.of(numberUnit));
            }
        }
        return epochMillis(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** The number of digits where there are only digits, maybe followed by a point and zeros; else -1. */
    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        int digits = at - from;
        boolean point = at < to && bytes[at++] == '.';
        while (point && at < to && bytes[at] == '0') {
            at++;
        }
        return at == to && (point || digits == to - from) ? digits : -1;
    }

    private static long whole(byte[] bytes, int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    private long number(String text) {
        int digits = EpochUnit.digitsBeforePoint(text);
        if (digits > 0) {
            EpochUnit guess = text.startsWith("-") ? null : EpochUnit.ofLength(digits);
            EpochUnit numberUnit = guessing ? guess : unit;
            return numberUnit == null ? UNREADABLE : accept(numberUnit.millis(text), TimeForm.of(numberUnit));
        }
        if (!guessing) {
            return UNREADABLE;
        }
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1); // what it does not know becomes '?', as good as any
        return accept(iso.epochMillis(latin, 0, latin.length), iso.form());
    }

    private long formatted(DateTimeFormatter formatter, String text) {
        try {
            return TimeFormat.instant(formatter, text, format.zone()).toEpochMilli();
        } catch (DateTimeException e) {
            return UNREADABLE;
        } catch (ArithmeticException e) {
            return OUT_OF_RANGE; // millions of years away
        }
    }

    private long accept(long millis, TimeForm form) {
        if (millis == UNREADABLE || millis == OUT_OF_RANGE) {
            return millis;
        }
        if (!PurchaseLog.holdsTime(millis)) {
            return OUT_OF_RANGE;
        }
        met.add(form);
        return millis;
    }

    /** The forms met so far, a line each. */
    List<String> forms() {
        return met.stream().map(form -> "times: " + form.describe(format)).toList();
    }
}
