package io.cowcatcher.nebula.internal;

import java.util.regex.Pattern;

/**
 * The name of a space, tag, edge type, property or index: a constant of this module, or checked configuration, never
 * data.
 *
 * @param text a letter, then letters, digits and underscores, at most 64 in all
 */
public record Name(String text) {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /** Checks the form. */
    public Name {
        if (!LEGAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "name must be a letter and up to 63 letters, digits or underscores (got: " + text + ")");
        }
    }

    /** The name between backticks, as it stands in a statement. */
    String quoted() {
        return '`' + text + '`';
    }

    @Override
    public String toString() {
        return text;
    }
}
