package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.ingest.synthetic.RingLevel;
import io.cowcatcher.report.Rates;
import java.util.Map;

/**
 * What one detector made of one log.
 *
 * @param users precision and recall of the members of rings
 * @param rings precision and recall of whole rings
 * @param levels precision and recall of the rings of each level; empty where it was not looked at
 * @param averagePrecision of the score of users; NaN where the detector has none, or nothing was planted
 * @param seconds how long it took
 * @param settings what it was set to, in words
 */
record Outcome(
        Rates users,
        Rates rings,
        Map<RingLevel, Rates> levels,
        double averagePrecision,
        double seconds,
        String settings) {}
