package io.cowcatcher.ingest.edges;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A value from a file as an error message shows it: short, and without characters that would steer a terminal. */
final class ShownText {
    private static final int LONGEST = 60;

    private ShownText() {}

    static String of(byte[] bytes, int from, int to) {
        // Cut before decoding: a value may be a megabyte.
        int shownTo = Math.min(to, from + 4 * LONGEST);
        return of(new String(bytes, from, shownTo - from, StandardCharsets.UTF_8));
    }

    static String of(String text) {
        if (text.isEmpty()) {
            return "nothing";
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .forEach(c -> shown.append(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                                ? String.format(Locale.ROOT, "\\u%04x", c)
                                : Character.toString(c)));
        return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
    }
}
