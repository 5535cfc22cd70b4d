package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.report.Accuracy;

/**
 * What one detector made of one log.
 *
 * @param accuracy against what was planted
 * @param reported the number of rings reported
 * @param seconds how long it took
 */
record Outcome(Accuracy accuracy, int reported, double seconds) {}
