package io.cowcatcher.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;

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

    /** Two digits that count, for reading: {@code 0.042}, {@code 8E-7}. */
    static String rounded(double value) {
        if (!exists(value)) {
            return "none";
        }
        BigDecimal two = new BigDecimal(value).round(TWO_DIGITS).stripTrailingZeros();
        return two.scale() < 0 ? two.toPlainString() : two.toString();
    }
}
