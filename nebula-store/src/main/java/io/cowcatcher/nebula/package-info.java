/**
 * Writes the heterogeneous graph and the risk seeds to Nebula Graph, and samples subgraphs back.
 *
 * <p>This package knows only {@code graph-core}: what it stores are the nodes, edges and risk seeds defined there, and
 * what it samples comes back as those types, so that every algorithm runs on a sampled subgraph as on a graph from a
 * file.
 */
@NullMarked
package io.cowcatcher.nebula;

import org.jspecify.annotations.NullMarked;
