package io.cowcatcher.ingest.edges;

import java.util.List;

/**
 * What became of the rows of a list of edges: each is an edge of the graph, was added to one between the same nodes, or
 * was a self-loop.
 *
 * @param source the file
 * @param bytes its size as stored
 * @param rows the number of rows, without comments, empty lines and the line of column names
 * @param selfLoops rows whose ends are the same node; they are no edges, but their node is one of the graph
 * @param parallelEdges rows whose weight was added to an edge that was there already, in whichever direction
 * @param readAs how the file was understood, in sentences
 */
public record EdgeListReport(
        String source, long bytes, long rows, long selfLoops, long parallelEdges, List<String> readAs) {

    /** Copies the list. */
    public EdgeListReport {
        readAs = List.copyOf(readAs);
    }
}
