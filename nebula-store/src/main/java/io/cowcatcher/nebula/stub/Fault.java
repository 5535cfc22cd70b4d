package io.cowcatcher.nebula.stub;

import java.time.Duration;

/**
 * What goes wrong with one statement.
 *
 * @param kind in which way
 * @param code the error code, for errors
 * @param text the error text, for errors
 * @param delay how long the answer is held back, for delays
 */
public record Fault(Kind kind, int code, String text, Duration delay) {
    /** The ways in which a statement can go wrong. */
    public enum Kind {
        /** Not at all. */
        NONE,
        /** It is not carried out, and an error is returned. */
        ERROR,
        /** It is not carried out, and the session is said to be gone. */
        SESSION_GONE,
        /** The connection ends before it is carried out. */
        HANG_UP_BEFORE,
        /** It is carried out, and the connection ends before the answer. */
        HANG_UP_AFTER,
        /** It is carried out, and the answer comes late, or never if the server is stopped before. */
        DELAY
    }

    /** Decides what goes wrong; called once for each statement but those that bind or try a session. */
    @FunctionalInterface
    public interface Plan {
        /** What goes wrong with this statement, which is the {@code number}th, from 1. */
        Fault on(String statement, long number);
    }

    private static final Fault NONE = new Fault(Kind.NONE, 0, "", Duration.ZERO);

    /** Nothing goes wrong. */
    public static Fault none() {
        return NONE;
    }

    /** An error with this code and text. */
    public static Fault error(int code, String text) {
        return new Fault(Kind.ERROR, code, text, Duration.ZERO);
    }

    /** An answer that comes so late. */
    public static Fault delay(Duration time) {
        return new Fault(Kind.DELAY, 0, "", time);
    }

    /** A fault that needs no more to be said. */
    public static Fault of(Kind kind) {
        return new Fault(kind, 0, "", Duration.ZERO);
    }
}
