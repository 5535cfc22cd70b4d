package io.cowcatcher.benchmarks.graphs;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A random graph with planted communities: sizes and degrees follow power laws, node ids are shuffled, edges weigh 1.
 *
 * <p>Like the LFR benchmark (A. Lancichinetti, S. Fortunato, F. Radicchi, Physical Review E 78, 046110, 2008,
 * doi:10.1103/PhysRevE.78.046110) without its rewiring: half-edges are paired at random inside a community or, for a
 * share {@code mixing} of them, across the whole graph. Degrees from 7 to 500 with exponent 2.5, sizes from 20 to 2,000
 * with exponent 1.9. Self-loops and repeated edges are dropped.
 *
 * @param graph the graph
 * @param truth the planted communities
 */
public record PlantedGraph(CsrGraph graph, Partition truth) {
    /** The share of edges that lead out of a community, where nothing else is said. */
    public static final double MIXING = 0.35;

    private static final double LEAST_DEGREE = 7;
    private static final double MOST_DEGREE = 500;
    private static final double DEGREE_EXPONENT = 2.5;
    private static final double LEAST_SIZE = 20;
    private static final double MOST_SIZE = 2_000;
    private static final double SIZE_EXPONENT = 1.9;
    private static final double EDGES_PER_NODE = 8.4;

    /** Draws a graph of about so many edges. */
    public static PlantedGraph ofEdges(long edges, double mixing, long randomSeed) {
        return draw(Math.toIntExact(Math.max(1, Math.round(edges / EDGES_PER_NODE))), mixing, randomSeed);
    }

    /** Draws a graph of so many nodes and about 8.4 times as many edges. */
    public static PlantedGraph draw(int nodeCount, double mixing, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int[] nodeAt = EdgeArrays.permutation(nodeCount, random);
        int[] truth = new int[nodeCount];
        EdgeArrays edges = new EdgeArrays((long) (1.1 * EDGES_PER_NODE * nodeCount));
        HalfEdges across = new HalfEdges();
        HalfEdges inside = new HalfEdges();
        int community = 0;
        for (int start = 0; start < nodeCount; community++) {
            int end = Math.min(nodeCount, start + (int) powerLaw(LEAST_SIZE, MOST_SIZE, SIZE_EXPONENT, random));
            for (int place = start; place < end; place++) {
                truth[nodeAt[place]] = community;
                int degree = (int) powerLaw(LEAST_DEGREE, MOST_DEGREE, DEGREE_EXPONENT, random);
                for (int i = 0; i < degree; i++) {
                    (random.nextDouble() < mixing ? across : inside).add(nodeAt[place]);
                }
            }
            inside.pairUp(edges, random);
            start = end;
        }
        across.pairUp(edges, random);
        return new PlantedGraph(edges.toGraph(nodeCount), Partition.of(truth));
    }

    private static double powerLaw(double least, double most, double exponent, SplittableRandom random) {
        return Math.min(most, least * Math.pow(1 - random.nextDouble(), -1 / (exponent - 1)));
    }

    /** The ends of edges that wait for another end. */
    private static final class HalfEdges {
        private int[] nodes = new int[1 << 12];
        private int size;

        void add(int node) {
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, size + size / 2);
            }
            nodes[size++] = node;
        }

        void pairUp(EdgeArrays edges, SplittableRandom random) {
            EdgeArrays.shuffle(nodes, size, random);
            for (int i = 0; i + 1 < size; i += 2) {
                edges.add(nodes[i], nodes[i + 1]);
            }
            size = 0;
        }
    }
}
