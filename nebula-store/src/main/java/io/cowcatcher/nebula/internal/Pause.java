package io.cowcatcher.nebula.internal;

import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Waits for time to pass, in slices, so that a cancellation, an interrupt or a deadline ends it. */
public final class Pause {
    private static final long NANOS_PER_POLL = TimeUnit.MILLISECONDS.toNanos(50);

    private Pause() {}

    /**
     * Waits for {@code nanos}, or until the deadline if that comes first.
     *
     * @throws ServerFailure of kind {@code CANCELLED} if {@code cancelled} says so, or the thread is interrupted
     */
    public static void of(long nanos, Deadline deadline, BooleanSupplier cancelled) {
        Deadline over = deadline.orAfter(Duration.ofNanos(nanos));
        ReentrantLock lock = new ReentrantLock();
        Condition never = lock.newCondition();
        lock.lock();
        try {
            while (!over.isOver()) {
                if (cancelled.getAsBoolean()) {
                    throw new ServerFailure(Kind.CANCELLED, "run must not be cancelled (got: that)", null);
                }
                long ignored = never.awaitNanos(Math.min(NANOS_PER_POLL, Math.max(1, over.nanosLeft())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure(Kind.CANCELLED, "pause must not be interrupted (got: that)", e);
        } finally {
            lock.unlock();
        }
    }
}
