package io.cowcatcher.ingest.edges;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Weights as text: a plain decimal fraction, or one with an exponent; the nearest double, as the JDK reads it. */
final class WeightText {
    /** As many digits as every double can tell apart, and the power of ten that is still exact. */
    private static final int EXACT_DIGITS = 15;

    private static final int LONGEST = 400;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][+-]?\\d{1,9})?");
    private static final double[] POWERS_OF_TEN = new double[EXACT_DIGITS + 1];

    static {
        double power = 1;
        for (int i = 0; i <= EXACT_DIGITS; i++) {
            POWERS_OF_TEN[i] = power;
            power *= 10;
        }
    }

    private WeightText() {}

    /** The number in {@code bytes[from, to)}; NaN where there is none. */
    static double parse(byte[] bytes, int from, int to) {
        long digits = 0;
        int point = -1;
        boolean plain = to > from && to - from <= EXACT_DIGITS;
        for (int i = from; i < to && plain; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') {
                digits = 10 * digits + b - '0';
            } else if (b == '.' && point < 0 && to - from > 1) {
                point = i;
            } else {
                plain = false;
            }
        }
        if (!plain) {
            return parseAny(bytes, from, to);
        }
        // Both numbers are exact, so that the quotient is rounded once: it is the nearest double.
        return point < 0 ? digits : digits / POWERS_OF_TEN[to - point - 1];
    }

    private static double parseAny(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, Math.min(to - from, LONGEST + 1), StandardCharsets.ISO_8859_1);
        return text.length() <= LONGEST && NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
}
