package io.cowcatcher.similarity;

import io.cowcatcher.graph.CsrGraph;
import java.util.Arrays;

/** A similarity graph with other weights on its edges, and without some of them. */
final class EdgeFilter {
    private EdgeFilter() {}

    /** What an edge is to weigh. */
    @FunctionalInterface
    interface NewWeight {
        /**
         * The new weight of an arc, in its own unit; 0 or less to leave the edge out. The same for both arcs of an
         * edge.
         */
        double of(int tail, long arc);
    }

    /** The graph with new weights; O(edges). {@code unit} is what a weight of 1 in the graph stands for. */
    static SimilarityGraph of(SimilarityGraph links, double unit, NewWeight newWeight) {
        CsrGraph old = links.graph();
        long[] offsets = new long[old.nodeCount() + 1];
        int[] heads = new int[(int) old.arcCount()];
        double[] weights = new double[heads.length];
        int[] shared = new int[heads.length];
        int size = 0;
        for (int node = 0; node < old.nodeCount(); node++) {
            for (long arc = old.firstArc(node); arc < old.endArc(node); arc++) {
                double weight = newWeight.of(node, arc) / unit;
                if (weight > 0) {
                    heads[size] = old.head(arc);
                    weights[size] = weight;
                    shared[size++] = links.sharedItems(arc);
                }
            }
            offsets[node + 1] = size;
        }
        CsrGraph graph = CsrGraph.trusting(offsets, Arrays.copyOf(heads, size), Arrays.copyOf(weights, size));
        return new SimilarityGraph(graph, Arrays.copyOf(shared, size), unit, links.truncation(), links.options());
    }
}
