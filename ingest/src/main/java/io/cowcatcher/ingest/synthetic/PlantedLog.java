package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.PurchaseLog;
import java.util.List;

/**
 * A real log with planted deals and rings, and what is true of it.
 *
 * @param log all purchases of the real log and the planted ones
 * @param truth the planted rings; whether the real log has rings of its own is not known
 * @param openings the openings of the planted deals, in the order of time
 * @param plantedPurchases the number of purchases that were added
 * @param options what was planted
 */
public record PlantedLog(
        PurchaseLog log,
        PlantedTruth truth,
        List<DealOpening> openings,
        int plantedPurchases,
        PlantingOptions options) {

    /** Copies the list. */
    public PlantedLog {
        openings = List.copyOf(openings);
    }
}
