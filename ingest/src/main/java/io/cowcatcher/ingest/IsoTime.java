package io.cowcatcher.ingest;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A hand-written reader of ISO-8601 and its everyday relatives, such as {@code 2017-11-07 9:30} and {@code 2019-10-01
 * 00:00:00 UTC}.
 *
 * <p>One pass, no exception for a text that is no time; {@link java.time.format.DateTimeFormatter} costs ten times as
 * much and is the oracle of its tests. One instance reads one text after the other.
 */
final class IsoTime {
    private static final int BROKEN = -1;

    private final ZoneId localZone;
    private String text = "";
    private int at;
    private TimeForm form = TimeForm.LOCAL;

    IsoTime(ZoneId localZone) {
        this.localZone = localZone;
    }

    /** The form of the text read last. */
    TimeForm form() {
        return form;
    }

    /** The time in milliseconds since 1970, or {@link TimeParser#UNREADABLE}. */
    long epochMillis(String text) {
        this.text = text;
        this.at = 0;
        int year = digits(4, 4);
        int separator = take();
        int month = digits(1, 2);
        boolean sameSeparator = take() == separator && (separator == '-' || separator == '/');
        int day = digits(1, 2);
        if (!sameSeparator || year < 0 || month < 0 || day < 0) {
            return TimeParser.UNREADABLE;
        }
        if (at == text.length()) {
            form = TimeForm.DATE;
            return millis(new int[] {year, month, day, 0, 0, 0, 0}, localZone);
        }
        return withClock(year, month, day);
    }

    private long withClock(int year, int month, int day) {
        int mark = take();
        int hour = digits(1, 2);
        boolean marked = (mark == 'T' || mark == 't' || mark == ' ') && take() == ':';
        int minute = digits(2, 2);
        int second = 0;
        int nano = 0;
        if (skip(':')) {
            second = digits(2, 2);
            if (skip('.') || skip(',')) {
                nano = fraction();
            }
        }
        if (!marked || hour < 0 || minute < 0 || second < 0 || nano < 0) {
            return TimeParser.UNREADABLE;
        }
        ZoneId zone = zone();
        if (zone == null || at != text.length()) {
            return TimeParser.UNREADABLE;
        }
        return millis(new int[] {year, month, day, hour, minute, second, nano}, zone);
    }

    private static long millis(int[] parts, ZoneId zone) {
        try {
            LocalDateTime local =
                    LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
            ZoneOffset offset =
                    zone instanceof ZoneOffset fixed ? fixed : zone.getRules().getOffset(local);
            return local.toEpochSecond(offset) * 1000 + parts[6] / 1_000_000;
        } catch (DateTimeException e) {
            return TimeParser.UNREADABLE; // 30 February, hour 25
        }
    }

    /** The zone at the end of the text, the local one where there is none, or null where it is broken. */
    private @Nullable ZoneId zone() {
        form = TimeForm.ZONED;
        if (at == text.length()) {
            form = TimeForm.LOCAL;
            return localZone;
        }
        skip(' ');
        if (skip('Z') || skip('z')) {
            return ZoneOffset.UTC;
        }
        if (text.startsWith("UTC", at) || text.startsWith("GMT", at)) {
            at += 3;
            return ZoneOffset.UTC;
        }
        int sign = take();
        int hours = digits(2, 2);
        skip(':');
        int minutes = at == text.length() ? 0 : digits(2, 2);
        if ((sign != '+' && sign != '-') || hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return null;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return seconds > 18 * 3600 ? null : ZoneOffset.ofTotalSeconds(sign == '+' ? seconds : -seconds);
    }

    private int take() {
        return at < text.length() ? text.charAt(at++) : BROKEN;
    }

    private boolean skip(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private int digits(int least, int most) {
        int value = 0;
        int start = at;
        while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        return at - start < least ? BROKEN : value;
    }

    /** Nanoseconds of a fraction of any length, cut after nine digits. */
    private int fraction() {
        int start = at;
        int nanos = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            nanos = at - start < 9 ? nanos * 10 + text.charAt(at) - '0' : nanos;
            at++;
        }
        for (int length = at - start; length < 9; length++) {
            nanos *= 10;
        }
        return at == start ? BROKEN : nanos;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
