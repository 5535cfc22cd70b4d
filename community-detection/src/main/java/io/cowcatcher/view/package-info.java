/**
 * The algorithms of the community package for graphs of JGraphT, and their results for its measures.
 *
 * <p>Entry type: {@link io.cowcatcher.view.MethodClustering}. The way back, a {@link io.cowcatcher.graph.CsrGraph} for
 * JGraphT's algorithms, is {@code CsrGraph.asJGraphT}. Neighbours: reads the graph and community packages; nothing in
 * this library reads it.
 */
@NullMarked
package io.cowcatcher.view;

import org.jspecify.annotations.NullMarked;
