package io.cowcatcher.nebula.internal;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one statement of nGQL piece by piece: fixed words, names that are constants, and literals through
 * {@link Literals}.
 *
 * <p>Words must be constants when they are compiled, which Error Prone checks ({@code CompileTimeConstant}): data
 * cannot be passed for words, not even by mistake.
 *
 * <p>Not safe for use by several threads; may go on after {@link #toStatement} has made a statement of what there is.
 */
public final class Ngql {
    private final StringBuilder out = new StringBuilder();

    /** Starts an empty statement. */
    public Ngql() {}

    /** Starts with fixed words. */
    public static Ngql of(@CompileTimeConstant String words) {
        return new Ngql().add(words);
    }

    /** Adds fixed words of the language. */
    public Ngql add(@CompileTimeConstant String words) {
        out.append(words);
        return this;
    }

    /** Adds a name between backticks. */
    public Ngql name(Name name) {
        out.append(name.quoted());
        return this;
    }

    /** Adds names between backticks, separated by commas. */
    public Ngql names(Collection<Name> names) {
        return list(names, this::name);
    }

    /** Adds a text. */
    public Ngql text(String value) {
        Literals.text(out, value);
        return this;
    }

    /** Adds texts, separated by commas. */
    public Ngql texts(Collection<String> values) {
        return list(values, this::text);
    }

    private <T> Ngql list(Collection<T> values, Consumer<T> writer) {
        Iterator<T> rest = values.iterator();
        while (rest.hasNext()) {
            writer.accept(rest.next());
            if (rest.hasNext()) {
                out.append(", ");
            }
        }
        return this;
    }

    /** Adds a text, or null. */
    public Ngql textOrNull(@Nullable String value) {
        return value == null ? add("NULL") : text(value);
    }

    /** Adds an integer. */
    public Ngql integer(long value) {
        Literals.integer(out, value);
        return this;
    }

    /** Adds the rank of an edge. */
    public Ngql rank(long value) {
        Literals.rank(out, value);
        return this;
    }

    /** Adds a floating-point number. */
    public Ngql real(double value) {
        Literals.real(out, value);
        return this;
    }

    /** Adds a number, or null where it is NaN. */
    public Ngql realOrNull(double value) {
        return Double.isNaN(value) ? add("NULL") : real(value);
    }

    /** The number of characters so far. */
    public int length() {
        return out.length();
    }

    /** The number of bytes of what was added since the length was {@code length}. */
    public int bytesSince(int length) {
        int bytes = 0;
        for (int i = length; i < out.length(); i++) {
            char c = out.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** Takes back what was added since the length was {@code length}. */
    public void cutTo(int length) {
        out.setLength(length);
    }

    /**
     * Makes the statement.
     *
     * @param what what it does, without any data
     * @throws IllegalArgumentException if it is longer than graphd accepts
     */
    public Statement toStatement(String what) {
        return toStatement(what, 0);
    }

    /** Makes a statement that carries so many rows. */
    public Statement toStatement(String what, int rows) {
        return new Statement(what, rows, out.toString());
    }
}
