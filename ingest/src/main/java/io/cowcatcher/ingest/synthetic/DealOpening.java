package io.cowcatcher.ingest.synthetic;

import java.time.Instant;

/**
 * The moment from which an item was sold as a deal.
 *
 * @param item the item's id
 * @param start the opening
 */
public record DealOpening(String item, Instant start) {}
