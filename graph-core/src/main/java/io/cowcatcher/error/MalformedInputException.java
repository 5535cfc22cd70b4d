package io.cowcatcher.error;

/**
 * An input that cannot be read as what it claims to be: a missing column, a truncated archive, a binary file.
 *
 * <p>A single bad row is no reason for this exception; bad rows are counted and kept by the reader.
 */
public final class MalformedInputException extends CowcatcherException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final long line;

    private MalformedInputException(String source, long line, String message) {
        super(message);
        this.source = source;
        this.line = line;
    }

    /** Makes an exception about an input as a whole. */
    public static MalformedInputException of(String source, String problem) {
        return new MalformedInputException(source, 0, source + ": " + problem);
    }

    /** Makes an exception about one line of an input; lines count from 1. */
    public static MalformedInputException at(String source, long line, String problem) {
        return new MalformedInputException(source, line, "line " + line + " of " + source + ": " + problem);
    }

    /** Returns this exception with its cause attached. */
    public MalformedInputException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** The name of the input, as the user gave it. */
    public String source() {
        return source;
    }

    /** The line the problem was met at, counted from 1; 0 where it concerns the input as a whole. */
    public long line() {
        return line;
    }
}
