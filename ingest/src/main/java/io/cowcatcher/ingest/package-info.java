/**
 * Records into purchases: which column means what, how times and prices are read, and what became of every row.
 *
 * <p>Entry types: {@link io.cowcatcher.ingest.EventSource}, implemented by one package per kind of source, and
 * {@link io.cowcatcher.ingest.IngestOptions}. A new source turns its records into rows for a
 * {@link io.cowcatcher.ingest.RowDecoder} and books each of them in an {@link io.cowcatcher.ingest.IngestTally}; then
 * bad rows are counted and kept by the same rules everywhere. Neighbours: the event package of graph-core receives the
 * purchases.
 */
@NullMarked
package io.cowcatcher.ingest;

import org.jspecify.annotations.NullMarked;
