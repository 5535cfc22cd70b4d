package io.cowcatcher.ingest;

import io.cowcatcher.event.Flag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Single values read from bytes: common forms by hand, all others as {@link Values} reads them, with the same results.
 *
 * <p>Not safe for use by several threads.
 */
final class ByteValues {
    /** So many digits are less than the first whole number that a double cannot hold. */
    private static final int EXACT_DIGITS = 15;

    private static final int LONGEST_WORD_FOR_NOTHING = 4;
    /** The first bytes of all blanks that are not ASCII. */
    private static final int FIRST_OF_BLANKS = 0xE1;

    private static final int LAST_OF_BLANKS = 0xE3;
    /** All of these a double holds exactly, so that one division rounds as the decimal number must be rounded. */
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private byte[] yes = new byte[0];
    private byte[] no = new byte[0];

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** As {@link Values#isMissing}. */
    static boolean isMissing(byte[] bytes, int from, int to) {
        if (from == to) {
            return true;
        }
        int first = bytes[from] & 0xFF;
        if (first == 'N' || first == 'n' || first == '\\' || first == '<') {
            return to - from <= LONGEST_WORD_FOR_NOTHING && Values.isMissing(text(bytes, from, to));
        }
        boolean mayBeBlank = first <= ' ' || (first >= FIRST_OF_BLANKS && first <= LAST_OF_BLANKS);
        return mayBeBlank && Values.isMissing(text(bytes, from, to));
    }

    /** As {@link Values#pieces}. */
    static long pieces(byte[] bytes, int from, int to) {
        long whole = 0;
        boolean negative = from < to && bytes[from] == '-';
        int firstDigit = negative ? from + 1 : from;
        int at = firstDigit;
        while (at < to && isDigit(bytes[at])) {
            whole = whole * 10 + bytes[at++] - '0';
        }
        boolean digitsAlone = at == to && at > firstDigit && at - firstDigit <= EXACT_DIGITS;
        return digitsAlone ? negative ? -whole : whole : Values.pieces(text(bytes, from, to));
    }

    /** As {@link Values#number}. */
    static double number(byte[] bytes, int from, int to) {
        int at = from < to && bytes[from] == '-' ? from + 1 : from;
        int point = to;
        int digits = 0;
        long whole = 0;
        for (; at < to && digits <= EXACT_DIGITS; at++) {
            if (isDigit(bytes[at])) {
                whole = whole * 10 + bytes[at] - '0';
                digits++;
            } else if (bytes[at] == '.' && point == to) {
                point = at;
            } else {
                break;
            }
        }
        if (at < to || digits == 0 || digits > EXACT_DIGITS) {
            return Values.number(text(bytes, from, to));
        }
        double number = whole / POWERS[Math.max(0, to - point - 1)];
        return bytes[from] == '-' ? -number : number;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** As {@link Values#flag}, which is asked only for words other than the last ones for yes and no. */
    @Nullable
    Flag flag(byte[] bytes, int from, int to) {
        if (Arrays.equals(bytes, from, to, no, 0, no.length) && no.length > 0) {
            return Flag.NO;
        }
        if (Arrays.equals(bytes, from, to, yes, 0, yes.length) && yes.length > 0) {
            return Flag.YES;
        }
        Flag flag = Values.flag(text(bytes, from, to));
        if (flag == Flag.YES) {
            yes = Arrays.copyOfRange(bytes, from, to);
        } else if (flag == Flag.NO) {
            no = Arrays.copyOfRange(bytes, from, to);
        }
        return flag;
    }
}
