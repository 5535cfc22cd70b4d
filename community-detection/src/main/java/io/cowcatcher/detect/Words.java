package io.cowcatcher.detect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Numbers as a report shows them. */
final class Words {
    private static final double LEAST_SHOWN = 0.001;
    private static final MathContext ONE_DIGIT = new MathContext(1);

    private Words() {}

    /** A p-value with one digit where it is small, for example {@code 8e-7}. */
    static String p(double p) {
        if (p >= 0.995) {
            return "1";
        }
        if (p >= 0.01) {
            return String.format(Locale.ROOT, "%.2f", p);
        }
        return String.format(Locale.ROOT, "%.0e", p).replace("e-0", "e-");
    }

    /** What was counted: a whole number. */
    static String count(double counted) {
        return Long.toString(Math.round(counted));
    }

    /** So many of something, whose plural ends in s: {@code 1 ring}, {@code 2 rings}. */
    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** A mean: the more digits after the point, the smaller it is, so that little never reads as nothing. */
    static String number(double value) {
        if (value >= 1 || value <= 0) {
            return String.format(Locale.ROOT, value < 10 && value > 0 ? "%.1f" : "%.0f", value);
        }
        return value < LEAST_SHOWN
                ? "less than " + LEAST_SHOWN
                : new BigDecimal(value).round(ONE_DIGIT).stripTrailingZeros().toPlainString();
    }

    /** A share in whole per cent. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** The time within which something happened, in its largest unit and never less than it was: {@code 22 h}. */
    static String within(Duration duration) {
        long minutes = Math.max(1, ceil(duration.toMillis(), 60_000));
        if (minutes >= 48 * 60) {
            return ceil(minutes, 24 * 60) + " days";
        }
        return minutes >= 120 ? ceil(minutes, 60) + " h" : minutes + " min";
    }

    private static long ceil(long value, long unit) {
        return (value + unit - 1) / unit;
    }
}
