package io.cowcatcher.address;

import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a log, read and not yet grouped: what that takes is known. Made by
 * {@link NormalizedAddresses#prepare}. Not safe for use by several threads.
 */
public final class PreparedAddresses {
    private final PurchaseLog log;
    private final int[] byFirstUse;
    private final RunControl control;
    private final MemoryEstimate estimate;
    private @Nullable AddressReading reading;

    PreparedAddresses(PurchaseLog log, int[] byFirstUse, AddressReading reading, RunControl control) {
        this.log = log;
        this.byFirstUse = byFirstUse;
        this.control = control;
        this.reading = reading;
        this.estimate = NormalizedAddresses.withColumns(log, reading.estimate());
    }

    /** What reading took and normalising takes beyond the log, as {@link NormalizedAddresses#estimate} tells it. */
    public MemoryEstimate estimate() {
        return estimate;
    }

    /**
     * Normalises the addresses, once: what was read of them is given up for it.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate is above the budget of the run
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     * @throws IllegalStateException if it was done before
     */
    public NormalizedAddresses normalize() {
        return NormalizedAddresses.named(log, byFirstUse, group());
    }

    private AddressGroups group() {
        AddressReading read = reading;
        if (read == null) {
            throw new IllegalStateException("addresses must be normalised once (got: again); prepare them anew");
        }
        control.admit(estimate, read.keptBytes());
        reading = null; // gone before the columns are made
        return read.group(control);
    }
}
