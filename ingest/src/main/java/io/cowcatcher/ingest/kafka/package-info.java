/**
 * Purchases in a Kafka topic, one JSON object per message, read from a beginning to an end.
 *
 * <p>Entry type: {@link io.cowcatcher.ingest.kafka.KafkaPurchaseSource}. The reading is bounded: what arrives after it
 * began is left for the next one; no consumer group is joined and no offset committed. Neighbours: the parent package
 * decides what a message means.
 */
@NullMarked
package io.cowcatcher.ingest.kafka;

import org.jspecify.annotations.NullMarked;
