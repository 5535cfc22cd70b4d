package io.cowcatcher.nebula;

import java.time.Duration;

/**
 * Hears how a writer gets on: for metrics. Called by the threads that write, several at a time; must return quickly and
 * throw nothing. Nothing that is told holds data.
 */
public interface WriterListener {
    /** Hears nothing. */
    WriterListener SILENT = new WriterListener() {};

    /** A batch was written. */
    default void batchWritten(Batch batch) {}

    /** A batch failed and will be sent again. */
    default void batchRetried(Batch batch, String reason) {}

    /** A batch failed for good and is in the dead-letter file. */
    default void batchFailed(Batch batch, String reason) {}

    /**
     * A batch.
     *
     * @param what what it does, for example {@code insert edges used_ip}
     * @param rows the number of its rows
     * @param bytes the length of its statement
     * @param attempts how many times it was sent so far
     * @param latency since it was sent first
     */
    record Batch(String what, int rows, int bytes, int attempts, Duration latency) {}
}
