package io.cowcatcher.ingest.csv;

import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * Refuses a log that does not fit into memory: before anything is read where its rows alone are too many, and while it
 * is read where its distinct ids turn out to be. Not safe for use by several threads.
 */
final class MemoryWatch {
    /** How many rows are read between two looks; they take some megabytes at most. */
    private static final int ROWS_BETWEEN = 1 << 16;

    private final ExpectedRows expected;
    private final PurchaseLogBuilder log;
    private final RunControl control;
    private int nextSize;
    private long admittedBytes = -1;

    MemoryWatch(ExpectedRows expected, PurchaseLogBuilder log, RunControl control) {
        this.expected = new ExpectedRows(expected.rows() + log.size(), expected.fields());
        this.log = log;
        this.control = control;
        this.nextSize = log.size();
    }

    /**
     * Looks whether the log still fits, where it has grown by enough rows.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if it does not
     */
    void look() {
        if (log.size() < nextSize) {
            return;
        }
        nextSize = log.size() + ROWS_BETWEEN;
        MemoryEstimate estimate = expected.estimate(log);
        if (estimate.upperBytes() > admittedBytes) { // else it is the same question, and may cost a garbage collection
            control.admit(estimate, log.heldBytes());
            admittedBytes = estimate.upperBytes();
        }
    }
}
