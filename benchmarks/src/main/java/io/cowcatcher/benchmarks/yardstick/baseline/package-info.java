/**
 * Detectors of others, written plainly from their papers, to be compared with:
 * {@link io.cowcatcher.benchmarks.yardstick.baseline.Baseline}. They are given every advantage: each log is answered at
 * many settings, and the best answer counts.
 */
@NullMarked
package io.cowcatcher.benchmarks.yardstick.baseline;

import org.jspecify.annotations.NullMarked;
