package io.cowcatcher.ingest.edges;

import io.cowcatcher.event.Ids;
import io.cowcatcher.graph.CsrGraph;

/**
 * A graph read from a list of edges. Immutable, share freely.
 *
 * @param graph the graph; node i is the one whose id has code i
 * @param ids the ids of the nodes, numbered by length and then bytes, whatever the order of rows
 * @param report what became of the rows
 */
public record EdgeList(CsrGraph graph, Ids ids, EdgeListReport report) {}
