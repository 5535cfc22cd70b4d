package io.cowcatcher.nebula.internal;

import java.util.Locale;

/**
 * The encoder of nGQL literals, the only one: whatever comes from outside enters a statement through here.
 *
 * <p>Written for the scanner of Nebula 3.8 ({@code src/parser/scanner.lex}): texts stand in double quotes; backslash,
 * quote, line feed, carriage return and tab are escaped by two characters, and nothing else is. Escapes by digits are
 * never written, as the scanner reads as many digits as it finds. Other control characters are refused: the scanner
 * would cut a text at a NUL, so that two ids became one. Stateless.
 */
public final class Literals {
    private Literals() {}

    /** Whether {@link #text} accepts this text. O(length). */
    public static boolean isWritable(String value) {
        return flaw(value) < 0;
    }

    /** The index of the first character that cannot be written, or -1. */
    private static int flaw(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isRefusedControl(c)) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isRefusedControl(char c) {
        return (c < ' ' && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7f && c <= 0x9f);
    }

    /**
     * Writes a text literal.
     *
     * @throws IllegalArgumentException if it holds a control character other than line feed, carriage return and tab,
     *     or half a surrogate pair; the message does not repeat the text
     */
    static void text(StringBuilder out, String value) {
        int flaw = flaw(value);
        if (flaw >= 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "text must hold no control character and be valid Unicode (got: U+%04X at character %d);"
                            + " strip it, or use a pseudonym",
                    (int) value.charAt(flaw),
                    flaw));
        }
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        out.append('"');
    }

    /** Writes an integer; any long is a legal property value. */
    static void integer(StringBuilder out, long value) {
        out.append(value);
    }

    /**
     * Writes the rank of an edge.
     *
     * @throws IllegalArgumentException if it is {@link Long#MIN_VALUE}, which the grammar refuses as a rank
     */
    static void rank(StringBuilder out, long value) {
        if (value == Long.MIN_VALUE) {
            throw new IllegalArgumentException("rank must be above " + Long.MIN_VALUE + " (got: that)");
        }
        out.append(value);
    }

    /**
     * Writes a floating-point number.
     *
     * @throws IllegalArgumentException if it is not finite: the grammar would take {@code NaN} for a name
     */
    static void real(StringBuilder out, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("number must be finite (got: " + value + "); write null where unknown");
        }
        out.append(value);
    }
}
