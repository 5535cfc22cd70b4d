package io.cowcatcher.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells a run whether it should stop; polled often, from several threads, so an answer must be cheap. */
@FunctionalInterface
public interface Cancellation {

    /** Whether the run should stop now; once true it must stay true. */
    boolean isRequested();

    /** A cancellation that never comes. */
    static Cancellation never() {
        return () -> false;
    }

    /**
     * A cancellation that comes when {@code timeout} has passed from now on; timeouts of centuries are cut to 292
     * years.
     */
    static Cancellation after(Duration timeout) {
        long start = System.nanoTime();
        long nanos = TimeUnit.NANOSECONDS.convert(timeout);
        return () -> System.nanoTime() - start >= nanos;
    }

    /** A cancellation that comes when {@code switchedOn} is set by another thread. */
    static Cancellation when(AtomicBoolean switchedOn) {
        return switchedOn::get;
    }
}
