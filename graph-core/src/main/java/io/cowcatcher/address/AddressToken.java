package io.cowcatcher.address;

/**
 * One part of an address: a word, a number, a postcode, or what names the flat.
 *
 * @param kind what the token is, which decides how addresses are compared by it
 * @param text the token in its normal form, or a keyed hash of it; never empty, without white space
 */
public record AddressToken(Kind kind, String text) {

    /** What a token is. */
    public enum Kind {
        /** A house or building number, or a compass point: two addresses of one building have the same ones. */
        NUMBER('n'),
        /** A number of five digits or more without a word that explains it: may be left out, must not contradict. */
        POSTCODE('p'),
        /** A word, or two neighbouring Chinese characters: most of them must be the same. */
        WORD('w'),
        /** A flat, room, floor, staircase or suite: tells the units of one building apart. */
        UNIT('u');

        private static final Kind[] VALUES = values();

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        /** The letter that stands before a token of this kind in writing. */
        char letter() {
            return letter;
        }

        /** The kind of a letter, or null. */
        static @org.jspecify.annotations.Nullable Kind of(char letter) {
            for (Kind kind : VALUES) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** Checks that the text can be written. */
    public AddressToken {
        if (text.isEmpty() || text.codePoints().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException("text must be a token without white space (got: " + text.length()
                    + " characters); make tokens with AddressTokens.of");
        }
    }

    /** The kind's letter, a colon, and the text: {@code n:12}. */
    String written() {
        return kind.letter() + ":" + text;
    }
}
