package io.cowcatcher.address;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of like characters of an address, and what stands between it and the one before.
 *
 * @param script which characters it is made of
 * @param text the characters; decimal digits of any script are written 0 to 9
 * @param gap what stands before it
 */
record AddressPiece(Script script, String text, Gap gap) {

    /** Which characters a piece is made of. */
    enum Script {
        /** Letters that are no ideographs. */
        WORD,
        /** Digits, or letters and digits together. */
        NUMBER,
        /** Ideographs. */
        HAN,
        /** The sign for a number, #. */
        HASH,
        /** Nothing: the end of the address. */
        END
    }

    /** What stands between two pieces, from the tightest on. */
    enum Gap {
        NONE,
        HYPHEN,
        SPACE,
        COMMA;

        boolean isBelow(Gap other) {
            return compareTo(other) < 0;
        }
    }

    static final AddressPiece END = new AddressPiece(Script.END, "", Gap.COMMA);

    /** Cuts a clean text into pieces; O(characters). */
    static List<AddressPiece> of(String clean) {
        List<AddressPiece> pieces = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        Script script = Script.END;
        Gap gap = Gap.COMMA;
        for (int i = 0; i < clean.length(); i += Character.charCount(clean.codePointAt(i))) {
            int c = clean.codePointAt(i);
            Script next = scriptOf(c);
            Script joined = join(script, next);
            if (joined == Script.END) {
                if (script != Script.END) {
                    pieces.add(new AddressPiece(script, run.toString(), gap));
                    run.setLength(0);
                    gap = Gap.NONE;
                }
                joined = next;
            }
            script = joined;
            if (next == Script.END) {
                Gap here = gapOf(c);
                gap = gap.isBelow(here) ? here : gap;
            } else {
                int digit = Character.digit(c, 10);
                run.appendCodePoint(digit >= 0 ? '0' + digit : c);
            }
        }
        if (script != Script.END) {
            pieces.add(new AddressPiece(script, run.toString(), gap));
        }
        return pieces;
    }

    private static Script scriptOf(int c) {
        if (Character.isIdeographic(c)) {
            return Script.HAN;
        }
        if (Character.digit(c, 10) >= 0) {
            return Script.NUMBER;
        }
        if (c == '#') {
            return Script.HASH;
        }
        return Character.isLetter(c) || isMark(c) ? Script.WORD : Script.END;
    }

    private static boolean isMark(int c) {
        int category = Character.getType(c);
        return category == Character.NON_SPACING_MARK || category == Character.COMBINING_SPACING_MARK;
    }

    /** The script of a run that goes on with a character, or END where the run is over. */
    private static Script join(Script run, Script next) {
        if (run == next && run != Script.HASH) {
            return run;
        }
        boolean letters = run == Script.WORD || run == Script.NUMBER;
        return letters && (next == Script.WORD || next == Script.NUMBER) ? Script.NUMBER : Script.END;
    }

    private static Gap gapOf(int c) {
        return switch (c) {
            case ',', ';', '|', '\n', '\r', '\t', '、', '。', '，', '；', '(', ')', '[', ']', '<', '>' -> Gap.COMMA;
            case '-', '/', '‐', '‑', '‒', '–', '—', '−', '~' -> Gap.HYPHEN;
            default -> Gap.SPACE;
        };
    }

    boolean is(Script other) {
        return script == other;
    }
}
