package io.cowcatcher.cleaning;

import io.cowcatcher.event.PurchaseLog;
import java.util.List;

/**
 * A log without what is no evidence, and what that is.
 *
 * @param log the purchases of all other accounts; those of items that were left out have no item, so that what they say
 *     of devices and addresses is kept
 * @param leftOut accounts first, then items, each by rule and then by name
 * @param notes what was not left out although a rule fits, one sentence each
 */
public record CleanedLog(PurchaseLog log, List<LeftOut> leftOut, List<String> notes) {
    /** Keeps its own copies of the lists. */
    public CleanedLog {
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    /** A log from which nothing was left out. */
    public static CleanedLog whole(PurchaseLog log) {
        return new CleanedLog(log, List.of(), List.of());
    }
}
