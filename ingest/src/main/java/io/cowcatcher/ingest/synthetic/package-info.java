/**
 * Purchase logs whose scalper rings are known, because they were planted: to demonstrate, to test and to measure a
 * detection.
 *
 * <p>Entry types: {@link io.cowcatcher.ingest.synthetic.SyntheticLogGenerator} makes a whole shop,
 * {@link io.cowcatcher.ingest.synthetic.RingPlanting} plants rings into a real log; both return the
 * {@link io.cowcatcher.ingest.synthetic.PlantedTruth} beside the log, and
 * {@link io.cowcatcher.ingest.synthetic.TruthCsv} keeps it in a file. Neighbours: the event package of graph-core,
 * which holds the logs.
 */
@NullMarked
package io.cowcatcher.ingest.synthetic;

import org.jspecify.annotations.NullMarked;
