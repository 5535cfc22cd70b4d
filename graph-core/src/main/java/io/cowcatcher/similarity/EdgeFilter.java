package io.cowcatcher.similarity;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.DoublePages;
import io.cowcatcher.graph.IntPages;

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
        DoublePages weights = DoublePages.ofLength(old.arcCount());
        for (int node = 0; node < old.nodeCount(); node++) {
            offsets[node + 1] = offsets[node];
            for (long arc = old.firstArc(node); arc < old.endArc(node); arc++) {
                double weight = newWeight.of(node, arc) / unit;
                weights.set(arc, weight);
                offsets[node + 1] += weight > 0 ? 1 : 0;
            }
        }
        long kept = offsets[old.nodeCount()];
        IntPages heads = IntPages.ofLength(kept);
        IntPages shared = IntPages.ofLength(kept);
        long next = 0;
        for (long arc = 0; arc < old.arcCount(); arc++) {
            if (weights.get(arc) > 0) {
                heads.set(next, old.head(arc));
                shared.set(next, links.sharedItems(arc));
                weights.set(next++, weights.get(arc)); // never overtakes what is still to be read
            }
        }
        return new SimilarityGraph(
                CsrGraph.trusting(offsets, heads, weights.first(kept)),
                shared,
                unit,
                links.truncation(),
                links.options());
    }
}
