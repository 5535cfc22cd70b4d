package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.ingest.synthetic.PlantedTruth;

/**
 * What detectors are given, and what they should find.
 *
 * @param log the purchases
 * @param truth the rings that were planted
 */
record Task(PurchaseLog log, PlantedTruth truth) {}
