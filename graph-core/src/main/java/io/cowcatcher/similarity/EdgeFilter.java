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
        double[] weights = new double[(int) old.arcCount()];
        for (int node = 0; node < old.nodeCount(); node++) {
            offsets[node + 1] = offsets[node];
            for (long arc = old.firstArc(node); arc < old.endArc(node); arc++) {
                weights[(int) arc] = newWeight.of(node, arc) / unit;
                offsets[node + 1] += weights[(int) arc] > 0 ? 1 : 0;
            }
        }
        int[] heads = new int[(int) offsets[old.nodeCount()]];
        int[] shared = new int[heads.length];
        int size = 0;
        for (int arc = 0; arc < weights.length; arc++) {
            if (weights[arc] > 0) {
                heads[size] = old.head(arc);
                shared[size] = links.sharedItems(arc);
                weights[size++] = weights[arc];
            }
        }
        double[] kept = size == weights.length ? weights : Arrays.copyOf(weights, size);
        return new SimilarityGraph(
                CsrGraph.trusting(offsets, heads, kept), shared, unit, links.truncation(), links.options());
    }
}
