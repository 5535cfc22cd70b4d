package io.cowcatcher.event;

import io.cowcatcher.event.internal.IndexSort;
import java.util.Arrays;

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

    /** The number of purchases added so far. */
    public int size() {
        return columns.size();
    }

    /** Makes the log and leaves this builder empty; O(n log n), O(n) where purchases came in order of time. */
    public PurchaseLog build() {
        PurchaseColumns done = columns;
        columns = new PurchaseColumns();
        done.numberInOrderOfIds();
        int[] order = new int[done.size()];
        Arrays.setAll(order, row -> row);
        IndexSort.sort(order, done::compareRows);
        return new PurchaseLog(done, order);
    }
}
