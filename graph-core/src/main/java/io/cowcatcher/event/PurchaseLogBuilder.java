package io.cowcatcher.event;

/**
 * Collects purchases in any order and makes an immutable {@link PurchaseLog} of them.
 *
 * <p>Memory: about 1.5 times that of the log while it grows, about 2.5 times while it is built. Not safe for use by
 * several threads.
 */
public final class PurchaseLogBuilder {
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

    /** The number of purchases added so far. */
    public int size() {
        return columns.size();
    }

    /** Makes the log and leaves this builder empty; O(n), and O(r log r) for r purchases of one and the same time. */
    public PurchaseLog build() {
        PurchaseColumns done = columns;
        columns = new PurchaseColumns();
        done.numberInOrderOfIds();
        return new PurchaseLog(done, done.order());
    }
}
