package io.cowcatcher.cleaning;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;

/** Which purchases of a user are one order: those with the same order id, and without one those of one instant. */
final class Orders {
    private Orders() {}

    /** A number that the purchases of a user share if, and only if, they are one order. */
    static long numberOf(PurchaseLog log, int row) {
        int order = log.column(PurchaseField.ORDER).code(row);
        if (order != Ids.NONE) {
            return order;
        }
        long millis = log.epochMillis(row);
        return millis == PurchaseLog.NO_TIME
                ? Long.MIN_VALUE + row
                : Long.MIN_VALUE / 2 + millis; // no code is negative
    }
}
