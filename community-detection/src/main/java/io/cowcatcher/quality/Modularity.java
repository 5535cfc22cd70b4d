package io.cowcatcher.quality;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;

/**
 * Modularity: the share of the weight that lies inside communities, less the share to expect there if edges were dealt
 * at random among nodes of the same strengths.
 *
 * <p>{@code Q = sum over c of [ w_c / m - gamma (s_c / 2m)^2 ]} with m the weight of all edges, w_c the weight inside
 * community c and s_c the sum of the strengths of its nodes. At resolution 1 it lies from -1/2 to 1; a graph without
 * edges has quality 0. The weights' unit does not matter. It has a resolution limit: a module whose inner weight is
 * below about sqrt(2m) may be merged with its neighbours (S. Fortunato, M. Barthelemy, PNAS 104, 2007,
 * doi:10.1073/pnas.0605965104); for small rings in large graphs choose {@link ConstantPotts}.
 *
 * <p>M. E. J. Newman, M. Girvan, Physical Review E 69, 026113 (2004), doi:10.1103/PhysRevE.69.026113; resolution after
 * J. Reichardt, S. Bornholdt, Physical Review E 74, 016110 (2006), doi:10.1103/PhysRevE.74.016110.
 *
 * @param resolution gamma, above 0; 1 is Newman's modularity
 */
public record Modularity(double resolution) implements Quality {

    /** Checks the resolution. */
    public Modularity {
        Arguments.requirePositive("resolution", resolution);
    }

    /** Newman's modularity: resolution 1. */
    public static Modularity defaults() {
        return new Modularity(1);
    }

    @Override
    public Modularity withResolution(double resolution) {
        return new Modularity(resolution);
    }

    @Override
    public double of(CsrGraph graph, Partition partition) {
        Arguments.requireSameNodes(graph, partition);
        double[] strength = new double[partition.communityCount()];
        double[] innerArcs = InnerWeights.of(graph, partition);
        double total = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            double ofNode = graph.strength(node);
            strength[partition.communityOf(node)] += ofNode;
            total += ofNode;
        }
        if (total == 0) {
            return 0;
        }
        double sum = 0;
        for (int community = 0; community < strength.length; community++) {
            double share = strength[community] / total;
            sum += innerArcs[community] / total - resolution * share * share;
        }
        return sum;
    }
}
