package io.cowcatcher.ingest;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.PurchaseField;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How single values are read, and what is wrong with those that cannot be. */
final class Values {
    /** Stands for a quantity that is no number. */
    static final long UNREADABLE = Long.MIN_VALUE;
    /** Stands for a positive quantity that is no whole number. */
    static final long FRACTION = Long.MIN_VALUE + 1;
    /** Stands for a quantity of more than {@link #MOST_QUANTITY_DIGITS} digits. */
    static final long TOO_LARGE = Long.MIN_VALUE + 2;

    private static final int MOST_QUANTITY_DIGITS = 18;
    /** As {@code 1e9}, {@code 1.5E+06}; what is longer is no quantity, and a larger power would cost its digits. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{0,40})?[eE][+-]?\\d{1,3}");

    private Values() {}

    /** Whether a value stands for nothing: blank, or what databases and data frames write where there is none. */
    static boolean isMissing(String value) {
        char first = value.isEmpty() ? ' ' : value.charAt(0);
        if (first > ' ' && first <= '~' && first != 'N' && first != 'n' && first != '\\' && first != '<') {
            return false; // most values: the switch would hash each of them
        }
        return switch (value) {
            case "", "NULL", "null", "\\N", "NaN", "nan", "None", "NA", "<NA>" -> true;
            default -> value.isBlank();
        };
    }

    /** What keeps a text from being the value of a field, or null. */
    static @Nullable RejectReason textProblem(PurchaseField field, String value) {
        int bytes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || c == '\uFFFD') {
                return RejectReason.TEXT_INVALID; // U+FFFD is what is left of bytes that are no UTF-8
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == value.length() || !Character.isSurrogatePair(c, value.charAt(i + 1))) {
                    return RejectReason.TEXT_INVALID;
                }
                i++;
                bytes += 4;
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes > field.maximumBytes() ? RejectReason.TEXT_TOO_LONG : null;
    }

    /**
     * The number of pieces, {@link #UNREADABLE}, {@link #FRACTION} or {@link #TOO_LARGE}; a quantity below 1 that is no
     * fraction is not positive.
     */
    static long pieces(String value) {
        String text = value.strip();
        boolean negative = text.startsWith("-");
        int start = negative || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        if (end == start) {
            return UNREADABLE;
        }
        long whole = 0;
        boolean fraction = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i == point) {
                continue;
            }
            if (c < '0' || c > '9') {
                return scientific(text);
            }
            if (i < end) {
                whole = whole * 10 + c - '0';
            } else {
                fraction |= c != '0';
            }
        }
        if (negative) {
            return end - start > MOST_QUANTITY_DIGITS ? -1 : -whole;
        }
        if (end - start > MOST_QUANTITY_DIGITS) {
            return TOO_LARGE;
        }
        return fraction ? FRACTION : whole;
    }

    /** What keeps a number of pieces, as read by {@link #pieces}, from being a quantity, or null. */
    static @Nullable RejectReason piecesProblem(long pieces) {
        if (pieces >= 1) {
            return null;
        }
        if (pieces == UNREADABLE) {
            return RejectReason.QUANTITY_UNREADABLE;
        }
        if (pieces == TOO_LARGE) {
            return RejectReason.QUANTITY_OUT_OF_RANGE;
        }
        return pieces == FRACTION ? RejectReason.QUANTITY_NOT_WHOLE : RejectReason.QUANTITY_NOT_POSITIVE;
    }

    /** As spreadsheets and data frames write what is large. */
    private static long scientific(String text) {
        if (!SCIENTIFIC.matcher(text).matches()) {
            return UNREADABLE;
        }
        BigDecimal number = new BigDecimal(text);
        if (number.signum() <= 0) {
            return number.signum();
        }
        if (number.precision() - number.scale() > MOST_QUANTITY_DIGITS) {
            return TOO_LARGE;
        }
        return number.stripTrailingZeros().scale() > 0 ? FRACTION : number.longValueExact();
    }

    /** A finite decimal number, or NaN where the text is none. */
    static double number(String value) {
        String text = value.strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean decimal = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!decimal) {
                return Double.NaN; // parseDouble would take 0x1p3, 1d and Infinity
            }
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Yes or no, or null where the text is neither. */
    static @Nullable Flag flag(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1", "1.0", "是" -> Flag.YES;
            case "false", "f", "no", "n", "0", "0.0", "否" -> Flag.NO;
            default -> null;
        };
    }
}
