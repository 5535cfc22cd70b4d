/** JMH benchmarks of the steps of a search; nobody depends on them. */
@NullMarked
package io.cowcatcher.benchmarks;

import org.jspecify.annotations.NullMarked;
