package io.cowcatcher.quality;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;

/**
 * The constant Potts model (CPM): the weight inside communities, less a fixed price for every pair of nodes in the same
 * community.
 *
 * <p>{@code H = sum over c of [ w_c - gamma n_c (n_c - 1) / 2 ]} with w_c the weight inside community c and n_c its
 * number of nodes. A community pays if the mean weight over all its pairs exceeds gamma; two are worth joining if the
 * mean weight between them does. Gamma therefore has the unit of a weight, and the quality of singletons is 0. No
 * resolution limit: whether a ring is found does not depend on the size of the graph around it.
 *
 * <p>V. A. Traag, P. Van Dooren, Y. Nesterov, Physical Review E 84, 016114 (2011), doi:10.1103/PhysRevE.84.016114.
 *
 * @param resolution gamma, above 0, in the unit of the edge weights
 */
public record ConstantPotts(double resolution) implements Quality {

    /** Checks the resolution. */
    public ConstantPotts {
        Arguments.requirePositive("resolution", resolution);
    }

    @Override
    public ConstantPotts withResolution(double resolution) {
        return new ConstantPotts(resolution);
    }

    @Override
    public double of(CsrGraph graph, Partition partition) {
        Arguments.requireSameNodes(graph, partition);
        double[] innerArcs = InnerWeights.of(graph, partition);
        double sum = 0;
        for (int community = 0; community < innerArcs.length; community++) {
            double size = partition.size(community);
            sum += innerArcs[community] / 2 - resolution * size * (size - 1) / 2;
        }
        return sum;
    }
}
