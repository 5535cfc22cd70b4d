package io.cowcatcher.cleaning;

import io.cowcatcher.event.PurchaseLog;
import java.util.List;

/**
 * A log without what is no evidence, and what that is.
 *
 * @param log the purchases of all other accounts; those of items that were left out have no item, so that what they say
 *     of devices and addresses is kept
 * @param leftOut accounts first, then items, each by rule and then by name
 */
public record CleanedLog(PurchaseLog log, List<LeftOut> leftOut) {
    /** Keeps its own copy of the list. */
    public CleanedLog {
        leftOut = List.copyOf(leftOut);
    }
}
