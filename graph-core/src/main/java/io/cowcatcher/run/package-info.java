/**
 * How a run is steered: the threads it may use, when it must stop, whom it tells of its progress, how much memory it
 * may take.
 *
 * <p>Entry type: {@link io.cowcatcher.run.RunControl}. What is computed is said by the options of each algorithm, never
 * here.
 */
@NullMarked
package io.cowcatcher.run;

import org.jspecify.annotations.NullMarked;
