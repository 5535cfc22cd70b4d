package io.cowcatcher.nebula.internal;

import org.jspecify.annotations.Nullable;

/**
 * Why a statement was not answered as it should have been; the message holds no data and no credentials.
 *
 * <p>Stays inside this module, which turns it into a {@link io.cowcatcher.error.StoreException} or a partial result.
 */
public final class ServerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is, which decides what to do. */
    public enum Kind {
        /** The server says that this statement can never work. */
        REJECTED(Remedy.GIVE_UP),
        /** The server says that it cannot do this now: a new leader, a full buffer, two writers of one key. */
        BUSY(Remedy.REPEAT),
        /**
         * The server does not know a space, tag, edge type or index: not there, or made so lately that it has yet to
         * hear.
         */
        ABSENT(Remedy.REPEAT),
        /** A conditional write found no row; nothing was changed. */
        NO_ROW(Remedy.GIVE_UP),
        /** The session is gone; the statement did not run. */
        SESSION(Remedy.REPEAT),
        /** The connection broke; whether the statement ran is not known. */
        BROKEN(Remedy.REPEAT),
        /** No answer came in the time for statements; whether the statement ran is not known. */
        TIMEOUT(Remedy.REPEAT),
        /** The time of the caller was up before that of a statement or connection, which says nothing of the server. */
        OVERDUE(Remedy.GIVE_UP),
        /** No connection could be made. */
        UNREACHABLE(Remedy.REPEAT),
        /** All sessions were in use until the deadline. */
        EXHAUSTED(Remedy.REPEAT),
        /** The server does not know this user, or this password, or lets it not do this. */
        CREDENTIALS(Remedy.GIVE_UP),
        /** The other side could not prove who it is. */
        IDENTITY(Remedy.GIVE_UP),
        /** Nothing was tried, as the last tries failed: the circuit breaker is open. */
        SHUT(Remedy.GIVE_UP),
        /** The calling thread was interrupted, or the run cancelled. */
        CANCELLED(Remedy.GIVE_UP);

        private enum Remedy {
            REPEAT,
            GIVE_UP
        }

        private final Remedy remedy;

        Kind(Remedy remedy) {
            this.remedy = remedy;
        }

        /** Whether the same statement may succeed when it is sent again. */
        public boolean isRetryable() {
            return remedy == Remedy.REPEAT;
        }

        /** Whether it tells that the server cannot be reached, or does not answer. */
        boolean isOutage() {
            return this == BROKEN || this == TIMEOUT || this == UNREACHABLE;
        }

        /** Whether the connection can be used no more. */
        boolean endsConnection() {
            return this != REJECTED && this != BUSY && this != ABSENT && this != NO_ROW;
        }
    }

    private final Kind kind;
    private final int attempts;

    ServerFailure(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, 1);
    }

    private ServerFailure(Kind kind, String message, @Nullable Throwable cause, int attempts) {
        super(message, cause);
        this.kind = kind;
        this.attempts = attempts;
    }

    /** The same failure, as of one whose own time was up. */
    ServerFailure overdue() {
        return new ServerFailure(Kind.OVERDUE, getMessage(), this, attempts);
    }

    /** The same failure after so many attempts in all. */
    ServerFailure after(int attempts) {
        return new ServerFailure(kind, getMessage(), this, attempts);
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? kind.toString() : message;
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }

    /** How many times the statement was sent, or was to be sent. */
    public int attempts() {
        return attempts;
    }
}
