package io.cowcatcher.community;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.Quality;

/** The best quality of any partition of a small graph, by trying all of them: O(3^n), for up to 15 nodes. */
final class OptimalPartition {
    private OptimalPartition() {}

    static double quality(CsrGraph graph, Quality quality) {
        int all = (1 << graph.nodeCount()) - 1;
        double singletons = quality.of(graph, Partition.singletons(graph.nodeCount()));
        double[] worth = new double[all + 1];
        for (int set = 1; set <= all; set++) {
            worth[set] = worth(graph, quality, set) - singletons;
        }
        double[] best = new double[all + 1];
        for (int set = 1; set <= all; set++) {
            int lowest = Integer.lowestOneBit(set);
            int others = set ^ lowest;
            best[set] = Double.NEGATIVE_INFINITY;
            // The community of the lowest node, together with any of the others; and the best of what is left.
            for (int more = others; ; more = (more - 1) & others) {
                best[set] = Math.max(best[set], worth[lowest | more] + best[others ^ more]);
                if (more == 0) {
                    break;
                }
            }
        }
        return singletons + best[all];
    }

    /** The quality with this set for the only community of more than one node. */
    private static double worth(CsrGraph graph, Quality quality, int set) {
        int[] labels = new int[graph.nodeCount()];
        for (int node = 0; node < labels.length; node++) {
            labels[node] = (set >> node & 1) == 1 ? Integer.numberOfTrailingZeros(set) : node;
        }
        return quality.of(graph, Partition.of(labels));
    }
}
