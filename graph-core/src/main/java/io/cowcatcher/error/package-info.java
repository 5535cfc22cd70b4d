/**
 * What can go wrong, as unchecked exceptions whose message names the place, the value and the remedy.
 *
 * <p>Entry type: {@link io.cowcatcher.error.CowcatcherException}. Neighbours: every other package throws these;
 * arguments that are wrong in themselves are answered with {@link java.lang.IllegalArgumentException} instead.
 */
@NullMarked
package io.cowcatcher.error;

import org.jspecify.annotations.NullMarked;
