package io.cowcatcher.graph;

import java.util.random.RandomGenerator;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Small random graphs, and the same as JGraphT keeps them. */
final class RandomGraphs {
    private RandomGraphs() {}

    /** A graph in which each pair is an edge with this chance; weights are eighths from 1/8 to 8, so sums are exact. */
    static CsrGraph of(int nodes, double chance, RandomGenerator random) {
        CsrGraphBuilder builder = CsrGraph.builder(nodes);
        for (int a = 0; a < nodes; a++) {
            for (int b = a + 1; b < nodes; b++) {
                if (random.nextDouble() < chance) {
                    builder.addEdge(a, b, (1 + random.nextInt(64)) / 8.0);
                }
            }
        }
        return builder.build();
    }

    static Graph<Integer, DefaultWeightedEdge> plain(CsrGraph graph) {
        Graph<Integer, DefaultWeightedEdge> plain = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        for (int node = 0; node < graph.nodeCount(); node++) {
            plain.addVertex(node);
        }
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                if (graph.head(arc) > node) {
                    plain.setEdgeWeight(plain.addEdge(node, graph.head(arc)), graph.weight(arc));
                }
            }
        }
        return plain;
    }

    static int[] permutation(int size, RandomGenerator random) {
        int[] permutation = new int[size];
        for (int i = 1; i < size; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        return permutation;
    }
}
