package io.cowcatcher.graph;

/** Graphs in pages of a few arcs, for tests of what happens at the borders of pages. */
public final class SmallPages {
    private SmallPages() {}

    /** An empty builder of a graph in pages of {@code 2^pageBits} arcs. */
    public static CsrGraphBuilder builder(int nodeCount, int pageBits) {
        return new CsrGraphBuilder(nodeCount, pageBits);
    }

    /** The same graph in pages of {@code 2^pageBits} arcs. */
    public static CsrGraph of(CsrGraph graph, int pageBits) {
        CsrGraphBuilder builder = builder(graph.nodeCount(), pageBits);
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                if (graph.head(arc) > node) {
                    builder.addEdge(node, graph.head(arc), graph.weight(arc));
                }
            }
        }
        return builder.build();
    }
}
