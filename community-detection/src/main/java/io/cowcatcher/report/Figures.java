package io.cowcatcher.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as files and terminals show them; the same on every machine, JDK and locale. */
final class Figures {
    private static final double WHOLE_LIMIT = 1e15;
    private static final MathContext TWO_DIGITS = new MathContext(2);

    private Figures() {}

    /**
     * The shortest decimal number that reads back as exactly this value, without a point where it is whole.
     *
     * <p>Not {@link Double#toString}, whose digits differ between JDK 18 and 19.
     */
    static String exact(double value) {
        if (value == Math.rint(value) && Math.abs(value) < WHOLE_LIMIT) {
            return Long.toString((long) value);
        }
        return NumberOutput.toString(value, true);
    }

    /** Whether there is a figure to write at all: NaN and the infinities are none. */
    static boolean exists(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value);
    }

    /** A score from 0 to 1 for reading: {@code 0.90}. */
    static String score(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** A p-value for reading: {@code 0.042}, {@code 8.1e-7}. */
    static String p(double value) {
        return value >= 0.001
                ? new BigDecimal(value).round(TWO_DIGITS).stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-");
    }
}
