package io.cowcatcher.nebula.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A point in time by which something must have ended, on the clock that nobody sets. Immutable. */
public final class Deadline {
    private final long atNanos;

    private Deadline(long atNanos) {
        this.atNanos = atNanos;
    }

    /** The deadline that comes when so much time has passed; times of centuries are cut. */
    public static Deadline after(Duration time) {
        long nanos = Math.min(TimeUnit.NANOSECONDS.convert(time), Long.MAX_VALUE / 4);
        return new Deadline(System.nanoTime() + nanos);
    }

    /** The earlier of this and the deadline that comes after {@code time}. */
    public Deadline orAfter(Duration time) {
        Deadline other = after(time);
        return other.atNanos - atNanos < 0 ? other : this;
    }

    /** The time left, in nanoseconds; zero or below when it is over. */
    public long nanosLeft() {
        return atNanos - System.nanoTime();
    }

    /** The time left in milliseconds, rounded up, from 1 on: what a wait with a limit takes. */
    long millisToWait() {
        return Math.max(1, (nanosLeft() + 999_999) / 1_000_000);
    }

    /** Whether it has passed. */
    public boolean isOver() {
        return nanosLeft() <= 0;
    }
}
