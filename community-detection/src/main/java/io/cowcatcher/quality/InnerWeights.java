package io.cowcatcher.quality;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;

/** The weight inside each community, counted from both ends of every edge: twice the w_c of the formulas. */
final class InnerWeights {
    private InnerWeights() {}

    static double[] of(CsrGraph graph, Partition partition) {
        double[] inner = new double[partition.communityCount()];
        for (int node = 0; node < graph.nodeCount(); node++) {
            int community = partition.communityOf(node);
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                if (partition.communityOf(graph.head(arc)) == community) {
                    inner[community] += graph.weight(arc);
                }
            }
        }
        return inner;
    }
}
