package io.cowcatcher.report;

import java.text.Normalizer;

/**
 * Whether text in tables is kept from being read as a formula by a spreadsheet.
 *
 * <p>Whoever chooses an id such as {@code =HYPERLINK(...)} otherwise runs it on the desk of the analyst (OWASP, "CSV
 * Injection").
 */
public enum CellGuard {
    /**
     * A text that begins with {@code = + - @}, with a character that a spreadsheet takes for one of these (full-width,
     * small, superscript), or with a tab or a line break, gets an apostrophe in front and stands in quotes. White space
     * and invisible characters before the sign do not hide it. A text that looks as if it had its apostrophe already
     * gets one, too, so that no two texts look alike. Numbers of our own are left alone.
     */
    GUARD,
    /** Every text is written as it is, for programs that join tables by id; not for spreadsheets. */
    KEEP;

    private static final String SIGNS = "=+-@";

    /** The text as a cell holds it. */
    public String cell(String text) {
        return this == GUARD && isRisky(text) ? "'" + text : text;
    }

    /** The text that a cell written by {@link #GUARD} holds; any other text is returned as it is. */
    public static String textOf(String cell) {
        return cell.startsWith("'") && isRisky(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isRisky(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        char first = text.charAt(at);
        if (first == '\t' || first == '\r' || first == '\n') {
            return true;
        }
        while (at < text.length() && isSkipped(text.charAt(at))) {
            at++;
        }
        return at < text.length() && isSign(text.charAt(at));
    }

    private static boolean isSkipped(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isSign(char c) {
        if (c < 0x80) {
            return SIGNS.indexOf(c) >= 0;
        }
        String compatible = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        return compatible.length() == 1 && SIGNS.indexOf(compatible.charAt(0)) >= 0;
    }
}
