package io.cowcatcher.nebula.internal;

/** Statements as a DBA would type them: what {@link Ngql} takes for words from nobody but the compiler. */
public final class ByHand {
    private ByHand() {}

    /** A statement of any text. */
    public static Statement statement(String text) {
        return new Statement("by hand", 0, text);
    }
}
