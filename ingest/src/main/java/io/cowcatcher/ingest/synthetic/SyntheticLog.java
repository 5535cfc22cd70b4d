package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.PurchaseLog;
import java.util.List;

/**
 * A synthetic purchase log and what is true of it.
 *
 * @param log the purchases
 * @param truth the rings and honest groups that were planted in it
 * @param openings the openings of its flash deals, in the order of time
 * @param options what it was made from
 */
public record SyntheticLog(
        PurchaseLog log, PlantedTruth truth, List<DealOpening> openings, SyntheticLogOptions options) {

    /** Copies the list. */
    public SyntheticLog {
        openings = List.copyOf(openings);
    }
}
