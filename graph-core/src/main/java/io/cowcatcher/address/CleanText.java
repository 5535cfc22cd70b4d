package io.cowcatcher.address;

import java.text.Normalizer;
import java.util.Locale;

/*
 * In this order, because each step makes work for the next: format characters (zero width, directions, soft hyphens) vanish, so that
 * they cannot split a word; NFKC makes full-width letters, circled numbers and the like plain; upper case, then lower case, is a case
 * folding that knows the sharp s; accents of the Latin kind go, those that change a letter in other scripts stay; and what was taken
 * apart for that is put together again.
 */
/** Writes a text as plainly as Unicode allows: NFKC, one case, no accents, nothing invisible. */
final class CleanText {
    private static final int FIRST_ACCENT = 0x300;
    private static final int LAST_ACCENT = 0x36F;

    private CleanText() {}

    /** The plain form; O(characters), whatever the text. */
    static String of(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String visible = without(text, c -> Character.getType(c) == Character.FORMAT);
        String plain = Normalizer.normalize(visible, Normalizer.Form.NFKC);
        String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(folded, Normalizer.Form.NFKD);
        return Normalizer.normalize(without(apart, c -> c >= FIRST_ACCENT && c <= LAST_ACCENT), Normalizer.Form.NFKC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String without(String text, java.util.function.IntPredicate unwanted) {
        return text.codePoints()
                .filter(unwanted.negate())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
