package io.cowcatcher.ingest;

import io.cowcatcher.event.PurchaseLog;
import java.time.DateTimeException;
import java.time.Instant;
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

    private final TimeFormat format;
    private final boolean guessing;
    private final @Nullable EpochUnit unit;
    private final @Nullable DateTimeFormatter formatter;
    private final IsoTime iso;
    private final Set<TimeForm> met = EnumSet.noneOf(TimeForm.class);

    TimeParser(TimeFormat format) {
        this.format = format;
        this.guessing = format.pattern().equals(TimeFormat.AUTO);
        this.unit = EpochUnit.named(format.pattern());
        this.formatter = guessing || unit != null ? null : TimeFormat.formatter(format.pattern());
        this.iso = new IsoTime(format.zone());
    }

    /** The time in milliseconds since 1970, {@link #UNREADABLE} or {@link #OUT_OF_RANGE}. */
    long epochMillis(String value) {
        String text = value.strip();
        if (formatter != null) {
            return accept(formatted(formatter, text), TimeForm.PATTERN);
        }
        int digits = EpochUnit.digitsBeforePoint(text);
        if (digits > 0) {
            EpochUnit guess = text.startsWith("-") ? null : EpochUnit.ofLength(digits);
            EpochUnit numberUnit = guessing ? guess : unit;
            return numberUnit == null ? UNREADABLE : accept(numberUnit.millis(text), TimeForm.of(numberUnit));
        }
        return guessing ? accept(iso.epochMillis(text), iso.form()) : UNREADABLE;
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
        try {
            PurchaseLog.requireTime("time", Instant.ofEpochMilli(millis));
        } catch (IllegalArgumentException e) {
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
