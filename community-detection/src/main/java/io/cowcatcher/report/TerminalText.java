package io.cowcatcher.report;

import java.util.Locale;

/** Text from outside as a terminal may show it: it can be read, and does nothing else. */
public final class TerminalText {
    private TerminalText() {}

    /**
     * The text on one line; a character that would steer the terminal, break the line, turn the direction of writing or
     * not be seen at all becomes its number, for example <code>&#92;u001b</code>. Text without such characters is
     * returned itself.
     */
    public static String line(String text) {
        if (text.codePoints().allMatch(TerminalText::isShown)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isShown(c)) {
                line.appendCodePoint(c);
            } else {
                line.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return line.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
