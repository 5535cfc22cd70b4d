package io.cowcatcher.ingest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The unit of a time that is given as a number since 1970-01-01T00:00Z. */
enum EpochUnit {
    SECONDS,
    MILLIS,
    MICROS,
    NANOS;

    private static final int MOST_DIGITS = 19;

    /** The unit that a time format names, such as {@code epoch-millis}. */
    static @Nullable EpochUnit named(String pattern) {
        for (EpochUnit unit : values()) {
            if (unit.toString().equals(pattern)) {
                return unit;
            }
        }
        return null;
    }

    /**
     * The unit of a time with this many digits before the decimal point.
     *
     * <p>From September 2001 on it is unique; other lengths are more often a date such as 20110203 than a moment of the
     * seventies.
     */
    static @Nullable EpochUnit ofLength(int digits) {
        return switch (digits) {
            case 9, 10 -> SECONDS;
            case 13 -> MILLIS;
            case 16 -> MICROS;
            case 19 -> NANOS;
            default -> null;
        };
    }

    /** The number of digits before the decimal point, or -1 where the text is no plain decimal number. */
    static int digitsBeforePoint(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.', start);
        int end = point < 0 ? text.length() : point;
        boolean decimal = end > start && allDigits(text, start, end) && allDigits(text, end + 1, text.length());
        return decimal && end - start <= MOST_DIGITS ? end - start : -1;
    }

    private static boolean allDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The time in milliseconds, rounded towards zero; {@link TimeParser#OUT_OF_RANGE} where it does not fit. */
    long millis(String text) {
        boolean negative = text.startsWith("-");
        int point = text.indexOf('.');
        String whole = text.substring(negative ? 1 : 0, point < 0 ? text.length() : point);
        try {
            long value = Long.parseLong(whole);
            long fraction = this == SECONDS ? fractionMillis(text, point) : 0;
            long millis = Math.addExact(millis(value), fraction);
            return negative ? -millis : millis;
        } catch (ArithmeticException | NumberFormatException e) {
            return TimeParser.OUT_OF_RANGE;
        }
    }

    /**
     * A whole number of units in milliseconds, rounded towards zero.
     *
     * @throws ArithmeticException if it does not fit
     */
    long millis(long value) {
        return switch (this) {
            case SECONDS -> Math.multiplyExact(value, 1000L);
            case MILLIS -> value;
            case MICROS -> value / 1_000L;
            case NANOS -> value / 1_000_000L;
        };
    }

    private static long fractionMillis(String text, int point) {
        long millis = 0;
        for (int i = 1; i <= 3; i++) {
            boolean there = point >= 0 && point + i < text.length();
            millis = millis * 10 + (there ? text.charAt(point + i) - '0' : 0);
        }
        return millis;
    }

    /** The name of the unit in a time format. */
    @Override
    public String toString() {
        return "epoch-" + name().toLowerCase(Locale.ROOT);
    }
}
