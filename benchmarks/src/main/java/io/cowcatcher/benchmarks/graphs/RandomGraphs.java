package io.cowcatcher.benchmarks.graphs;

import io.cowcatcher.graph.CsrGraph;
import java.util.SplittableRandom;

/** Random graphs without planted communities; edges weigh 1. */
public final class RandomGraphs {
    /** The chances of the four quarters of the matrix in the Graph500 benchmark; the fourth is what is left. */
    private static final double A = 0.57;

    private static final double B = 0.19;
    private static final double C = 0.19;
    private static final int RMAT_EDGES_PER_NODE = 16;

    private RandomGraphs() {}

    /**
     * A recursive matrix graph (R-MAT) of about so many edges, 16 a node, before self-loops and repeated edges are
     * dropped; node ids are shuffled.
     *
     * <p>D. Chakrabarti, Y. Zhan, C. Faloutsos, SIAM Data Mining 2004, doi:10.1137/1.9781611972740.43; parameters of
     * Graph500.
     */
    public static CsrGraph rMat(long edges, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int scale = (int) Math.max(1, Math.round(Math.log((double) edges / RMAT_EDGES_PER_NODE) / Math.log(2)));
        int[] nodeAt = EdgeArrays.permutation(1 << scale, random);
        EdgeArrays arrays = new EdgeArrays(edges);
        for (long i = 0; i < edges; i++) {
            int row = 0;
            int column = 0;
            for (int bit = 0; bit < scale; bit++) {
                double draw = random.nextDouble();
                row = 2 * row + (draw >= A + B ? 1 : 0);
                column = 2 * column + ((draw >= A && draw < A + B) || draw >= A + B + C ? 1 : 0);
            }
            arrays.add(nodeAt[row], nodeAt[column]);
        }
        return arrays.toGraph(1 << scale);
    }

    /** A graph of so many nodes whose edges join two of them at random (Erdos and Renyi). */
    public static CsrGraph uniform(int nodes, long edges, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        EdgeArrays arrays = new EdgeArrays(edges);
        for (long i = 0; i < edges; i++) {
            arrays.add(random.nextInt(nodes), random.nextInt(nodes));
        }
        return arrays.toGraph(nodes);
    }
}
