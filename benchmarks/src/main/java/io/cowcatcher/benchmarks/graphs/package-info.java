/** Graphs for benchmarks, drawn straight into arrays; equal seeds give equal graphs. */
@NullMarked
package io.cowcatcher.benchmarks.graphs;

import org.jspecify.annotations.NullMarked;
