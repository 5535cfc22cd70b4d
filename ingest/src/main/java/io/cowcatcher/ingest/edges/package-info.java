/**
 * Graphs and partitions as text: lists of edges read into a {@link io.cowcatcher.graph.CsrGraph}, and the community of
 * each node read and written.
 *
 * <p>Entry types: {@link io.cowcatcher.ingest.edges.EdgeListSource} and
 * {@link io.cowcatcher.ingest.edges.PartitionFile}. A bad row is an error here, not a counted reject: a graph with
 * edges left out would be another graph. Neighbours: the graph package of graph-core receives what is read.
 */
@NullMarked
package io.cowcatcher.ingest.edges;

import org.jspecify.annotations.NullMarked;
