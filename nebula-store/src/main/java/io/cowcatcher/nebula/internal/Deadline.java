package io.cowcatcher.nebula.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A point in time by which something must have ended, on the clock that nobody sets; or earlier, when somebody does not
 * want it any more. Immutable.
 */
public final class Deadline {
    private static final long MILLIS_PER_POLL = 50;

    private final long atNanos;
    private final @Nullable BooleanSupplier cancelled;

    private Deadline(long atNanos, @Nullable BooleanSupplier cancelled) {
        this.atNanos = atNanos;
        this.cancelled = cancelled;
    }

    /** The deadline that comes when so much time has passed; times of centuries are cut. */
    public static Deadline after(Duration time) {
        long nanos = Math.min(TimeUnit.NANOSECONDS.convert(time), Long.MAX_VALUE / 4);
        return new Deadline(System.nanoTime() + nanos, null);
    }

    /** The earlier of this and the deadline that comes after {@code time}; cancelled as this one is. */
    public Deadline orAfter(Duration time) {
        Deadline other = after(time);
        return other.atNanos - atNanos < 0 ? new Deadline(other.atNanos, cancelled) : this;
    }

    /** The same deadline for what ends as well when {@code isCancelled} says so; it is asked every 50 ms. */
    public Deadline cancelledBy(BooleanSupplier isCancelled) {
        return new Deadline(atNanos, isCancelled);
    }

    /** Whether it is not wanted any more. */
    boolean isCancelled() {
        return cancelled != null && cancelled.getAsBoolean();
    }

    /** The time left, in nanoseconds; zero or below when it is over. */
    public long nanosLeft() {
        return atNanos - System.nanoTime();
    }

    /** How long to wait before looking again, in milliseconds, from 1 on: until it is over, or may be cancelled. */
    long millisToWait() {
        long left = Math.max(1, (nanosLeft() + 999_999) / 1_000_000);
        return cancelled == null ? left : Math.min(MILLIS_PER_POLL, left);
    }

    /** Whether it has passed. */
    public boolean isOver() {
        return nanosLeft() <= 0;
    }
}
