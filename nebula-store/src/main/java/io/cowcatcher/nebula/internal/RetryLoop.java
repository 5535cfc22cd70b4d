package io.cowcatcher.nebula.internal;

import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a statement until it is answered, or cannot be: with pauses that double and vary by chance, so that many
 * callers do not come back all at once, and behind a circuit breaker.
 *
 * <p>Pauses are drawn evenly from the upper half of their range. Waiting for the breaker is no attempt, and for whoever
 * waits while it is shut, neither is a call that met no server: an outage is limited by time alone. Safe for use by any
 * number of threads. Source: M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog (2015), "equal jitter".
 */
public final class RetryLoop {
    /** Failures after which the server may be well or not. */
    private static final Set<Kind> TELLS_NOTHING = EnumSet.of(Kind.EXHAUSTED, Kind.CANCELLED, Kind.OVERDUE);

    private final Sessions sessions;
    private final RetrySettings settings;
    private final CircuitBreaker breaker;
    private final SplittableRandom random;

    /** What to do while the circuit breaker is shut. */
    public enum WhenShut {
        /** Wait: for whoever writes, and can hold up its source. */
        WAIT,
        /** Fail at once: for whoever needs an answer now. */
        FAIL
    }

    /** Hears of failures after which the statement is sent again. */
    @FunctionalInterface
    public interface Listener {
        /** Called before the pause that follows a failure. */
        void failed(ServerFailure failure, int attempt);
    }

    /** Makes a loop over these sessions; loops that share a breaker learn from each other. */
    public RetryLoop(Sessions sessions, RetrySettings settings, CircuitBreaker breaker) {
        this.sessions = sessions;
        this.settings = settings;
        this.breaker = breaker;
        this.random = new SplittableRandom(settings.randomSeed());
    }

    /**
     * Executes a statement.
     *
     * @throws ServerFailure the last failure, if it is final, or attempts or time are used up
     */
    public Answer execute(
            Statement statement, Deadline deadline, WhenShut whenShut, BooleanSupplier cancelled, Listener listener) {
        Deadline due = deadline.orAfter(settings.giveUpAfter()).cancelledBy(cancelled);
        ServerFailure last = null;
        int counted = 0;
        for (int attempt = 1; ; attempt++) {
            awaitBreaker(statement, due, whenShut, cancelled, last, attempt);
            try {
                Answer answer = sessions.execute(statement, due);
                breaker.answered();
                return answer;
            } catch (ServerFailure e) {
                last = e.after(attempt);
                note(e);
            }
            counted += whenShut == WhenShut.WAIT && last.kind().isOutage() ? 0 : 1;
            if (!last.kind().isRetryable() || counted == settings.attempts() || due.isOver()) {
                throw last;
            }
            listener.failed(last, attempt);
            Pause.of(pauseNanos(attempt), due, cancelled);
            if (due.isOver()) {
                throw last;
            }
        }
    }

    /** Executes a statement for whoever needs the answer by the deadline; see the other method. */
    public Answer execute(Statement statement, Deadline deadline) {
        return execute(statement, deadline, WhenShut.FAIL, () -> false, (failure, attempt) -> {});
    }

    private void note(ServerFailure failure) {
        if (failure.kind().isOutage()) {
            breaker.failed();
        } else if (!TELLS_NOTHING.contains(failure.kind())) {
            breaker.answered();
        }
    }

    private void awaitBreaker(
            Statement statement,
            Deadline due,
            WhenShut whenShut,
            BooleanSupplier cancelled,
            @Nullable ServerFailure last,
            int attempt) {
        long wait = breaker.nanosToWait();
        while (wait > 0) {
            if (whenShut == WhenShut.FAIL || wait > due.nanosLeft()) {
                if (last != null) {
                    throw last;
                }
                throw new ServerFailure(
                                Kind.SHUT,
                                "graph service at " + sessions.hosts() + " must answer to: " + statement.what()
                                        + " (got: no answer to the last calls, so none is made for a while)",
                                null)
                        .after(attempt - 1);
            }
            Pause.of(wait, due, cancelled);
            wait = breaker.nanosToWait();
        }
    }

    /** The pause after so many attempts. */
    long pauseNanos(int attempt) {
        double doubled = settings.firstPause().toNanos() * Math.pow(2, Math.min(attempt - 1, 40));
        long range = (long) Math.min(doubled, (double) settings.longestPause().toNanos());
        long half = range / 2;
        synchronized (random) {
            return half + (half > 0 ? random.nextLong(half + 1) : 0);
        }
    }
}
