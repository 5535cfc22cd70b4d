/** How well rings are found: planted logs of known difficulty, and what each detector makes of them. */
@NullMarked
package io.cowcatcher.benchmarks.yardstick;

import org.jspecify.annotations.NullMarked;
