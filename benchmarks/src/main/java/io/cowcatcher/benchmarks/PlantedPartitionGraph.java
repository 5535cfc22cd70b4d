package io.cowcatcher.benchmarks;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A random graph with planted communities: sizes and degrees follow power laws, node ids are shuffled.
 *
 * <p>Like the LFR benchmark (A. Lancichinetti, S. Fortunato, F. Radicchi, Physical Review E 78, 046110, 2008,
 * doi:10.1103/PhysRevE.78.046110) without its rewiring: half-edges are paired at random inside a community or, for a
 * share {@code mixing} of them, across the whole graph. Self-loops are dropped, parallel edges merged.
 *
 * @param graph the graph
 * @param truth the planted communities
 */
record PlantedPartitionGraph(CsrGraph graph, Partition truth) {
    private static final double LEAST_DEGREE = 7;
    private static final double MOST_DEGREE = 500;
    private static final double DEGREE_EXPONENT = 2.5;
    private static final double LEAST_SIZE = 20;
    private static final double MOST_SIZE = 2_000;
    private static final double SIZE_EXPONENT = 1.9;

    /** Draws a graph of about 8.5 edges a node. */
    static PlantedPartitionGraph draw(int nodeCount, double mixing, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int[] nodeAt = new int[nodeCount];
        for (int place = 0; place < nodeCount; place++) {
            nodeAt[place] = place;
        }
        shuffle(nodeAt, nodeCount, random);
        int[] truth = new int[nodeCount];
        CsrGraphBuilder builder = CsrGraph.builder(nodeCount);
        HalfEdges across = new HalfEdges();
        int community = 0;
        for (int start = 0; start < nodeCount; community++) {
            int end = Math.min(nodeCount, start + (int) powerLaw(LEAST_SIZE, MOST_SIZE, SIZE_EXPONENT, random));
            HalfEdges inside = new HalfEdges();
            for (int place = start; place < end; place++) {
                truth[nodeAt[place]] = community;
                int degree = (int) powerLaw(LEAST_DEGREE, MOST_DEGREE, DEGREE_EXPONENT, random);
                for (int i = 0; i < degree; i++) {
                    (random.nextDouble() < mixing ? across : inside).add(nodeAt[place]);
                }
            }
            inside.pairUp(builder, random);
            start = end;
        }
        across.pairUp(builder, random);
        return new PlantedPartitionGraph(builder.build(), Partition.of(truth));
    }

    private static double powerLaw(double least, double most, double exponent, SplittableRandom random) {
        return Math.min(most, least * Math.pow(1 - random.nextDouble(), -1 / (exponent - 1)));
    }

    private static void shuffle(int[] array, int size, SplittableRandom random) {
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = array[i];
            array[i] = array[j];
            array[j] = swapped;
        }
    }

    /** The ends of edges that wait for another end. */
    private static final class HalfEdges {
        private int[] nodes = new int[16];
        private int size;

        void add(int node) {
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, size * 2);
            }
            nodes[size++] = node;
        }

        void pairUp(CsrGraphBuilder builder, SplittableRandom random) {
            shuffle(nodes, size, random);
            for (int i = 0; i + 1 < size; i += 2) {
                if (nodes[i] != nodes[i + 1]) {
                    builder.addEdge(nodes[i], nodes[i + 1]);
                }
            }
        }
    }
}
