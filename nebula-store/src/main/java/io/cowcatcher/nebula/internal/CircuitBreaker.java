package io.cowcatcher.nebula.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps callers from a server that does not answer: after so many failures in a row nobody tries for a while, and then
 * one of them alone, to see whether it is back.
 *
 * <p>Safe for use by any number of threads. Source of the pattern: M. T. Nygard, Release It!, Pragmatic Bookshelf
 * (2007), chapter 5.2.
 */
public final class CircuitBreaker {
    private final int threshold;
    private final long pauseNanos;
    private final LongSupplier nanoClock;
    private int failures;
    private long closedUntil;
    private long trialUntil;

    /** Shuts for {@code pause} after {@code threshold} failures in a row. */
    public CircuitBreaker(int threshold, Duration pause) {
        this(threshold, pause, System::nanoTime);
    }

    CircuitBreaker(int threshold, Duration pause, LongSupplier nanoClock) {
        this.threshold = threshold;
        this.pauseNanos = pause.toNanos();
        this.nanoClock = nanoClock;
    }

    /**
     * How long to wait before asking again, in nanoseconds; 0 means: go ahead. While the server is on trial, one caller
     * may go ahead per pause.
     */
    synchronized long nanosToWait() {
        if (failures < threshold) {
            return 0;
        }
        long now = nanoClock.getAsLong();
        if (now - closedUntil < 0) {
            return closedUntil - now;
        }
        if (now - trialUntil < 0) {
            return Math.min(trialUntil - now, pauseNanos / 10 + 1);
        }
        trialUntil = now + pauseNanos;
        return 0;
    }

    /** Notes that the server answered. */
    synchronized void answered() {
        failures = 0;
    }

    /** Notes that it did not. */
    synchronized void failed() {
        failures = Math.min(failures + 1, threshold);
        if (failures == threshold) {
            closedUntil = nanoClock.getAsLong() + pauseNanos;
            trialUntil = closedUntil;
        }
    }

    /** Whether the last failures keep everybody away. */
    public synchronized boolean isShut() {
        return failures >= threshold;
    }
}
