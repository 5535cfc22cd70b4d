package io.cowcatcher.ingest;

import io.cowcatcher.event.PurchaseLog;

/**
 * What was read from a source.
 *
 * @param log the purchases
 * @param report what became of every row, and how the source was understood
 */
public record Ingested(PurchaseLog log, IngestReport report) {}
