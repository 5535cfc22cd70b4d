package io.cowcatcher.nebula;

import java.time.Duration;

/**
 * What a writer did.
 *
 * @param events the events it took
 * @param rejectedEvents those of them that could not be turned into rows, and are in the dead-letter file
 * @param rows the rows that were written, vertices and edges
 * @param batches the statements that were written
 * @param retries how many times a statement was sent again
 * @param failedRows the rows of the statements that failed for good, and are in the dead-letter file
 * @param failedBatches the statements that failed for good
 * @param latency how long the written statements took, retries included
 * @param peakBufferedBytes the most bytes that waited in batches, or were being sent, at any time
 */
public record WriteReport(
        long events,
        long rejectedEvents,
        long rows,
        long batches,
        long retries,
        long failedRows,
        long failedBatches,
        Latency latency,
        long peakBufferedBytes) {

    /** Times within which half, 95 and 99 of 100 statements were answered, to 12 percent, and the longest. */
    public record Latency(Duration median, Duration percentile95, Duration percentile99, Duration longest) {}

    /** Whether everything that was taken is written. */
    public boolean isComplete() {
        return rejectedEvents == 0 && failedBatches == 0;
    }
}
