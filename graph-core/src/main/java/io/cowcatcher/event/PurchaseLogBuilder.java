package io.cowcatcher.event;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.Set;

/**
 * Collects purchases in any order and makes an immutable {@link PurchaseLog} of them.
 *
 * <p>Memory: about 1.5 times that of the log while it grows, about 2.5 times while it is built. Not safe for use by
 * several threads.
 */
public final class PurchaseLogBuilder {
    /** Columns have room for half as many rows again; and are copied once, in the order of the log. */
    private static final int COLUMN_COPIES_IN_HALVES = 5;
    /** The order of the rows and two copies of their times and numbers while they are sorted. */
    private static final int ORDERING_BYTES = Integer.BYTES + 2 * (Long.BYTES + Integer.BYTES);

    private PurchaseColumns columns = new PurchaseColumns();

    PurchaseLogBuilder() {}

    /** Adds one purchase; equal purchases may be added more than once. */
    public PurchaseLogBuilder add(Purchase purchase) {
        columns.add(purchase);
        return this;
    }

    /** Adds the purchases of a block, which may then be used for others. */
    public PurchaseLogBuilder add(PurchaseBlock block) {
        columns.add(block);
        return this;
    }

    /**
     * What a log of so many purchases will need until it is built, ids aside: how many distinct ones there are shows
     * only as they come, see {@link #estimate(String, long, Set)}.
     *
     * @param what the run in words
     * @param rows the number of purchases
     * @param fields the fields that have values
     */
    public static MemoryEstimate estimateRows(String what, long rows, Set<PurchaseField> fields) {
        long bytesPerRow = fields.stream().mapToLong(PurchaseField::columnBytes).sum();
        return new MemoryEstimate(
                what, rows * bytesPerRow, rows * (bytesPerRow * COLUMN_COPIES_IN_HALVES / 2 + ORDERING_BYTES));
    }

    /** The same with the ids that have been added so far: what it will be at least, of which some is taken already. */
    public MemoryEstimate estimate(String what, long rows, Set<PurchaseField> fields) {
        MemoryEstimate estimate = estimateRows(what, Math.max(rows, size()), fields);
        long idBytes = columns.idBytes();
        return new MemoryEstimate(what, estimate.lowerBytes() + idBytes, estimate.upperBytes() + idBytes);
    }

    /** The memory that the purchases added so far take. */
    public long heldBytes() {
        return columns.heldBytes();
    }

    /** The number of purchases added so far. */
    public int size() {
        return columns.size();
    }

    /** Makes the log and leaves this builder empty; O(n), and O(r log r) for r purchases of one and the same time. */
    public PurchaseLog build() {
        return build(RunControl.inline());
    }

    /**
     * As {@link #build()}, for a run that may be cancelled while ids are put in order; the builder is empty then, too.
     */
    public PurchaseLog build(RunControl control) {
        PurchaseColumns done = columns;
        columns = new PurchaseColumns();
        done.numberInOrderOfIds(control);
        return new PurchaseLog(done, done.order());
    }
}
