package io.cowcatcher.community;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import java.util.SplittableRandom;

/**
 * A random graph with planted communities of equal size, node ids shuffled.
 *
 * @param graph edges of weight 1; those drawn twice have weight 2
 * @param truth the planted communities
 */
public record PlantedPartition(CsrGraph graph, Partition truth) {

    /**
     * Draws a graph.
     *
     * @param innerDegree mean number of edges from a node into its community
     * @param outerDegree mean number of edges from a node to anywhere
     */
    public static PlantedPartition draw(int communities, int size, int innerDegree, int outerDegree, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int nodeCount = communities * size;
        int[] nodeAt = new int[nodeCount];
        for (int i = 0; i < nodeCount; i++) {
            int j = random.nextInt(i + 1);
            nodeAt[i] = nodeAt[j];
            nodeAt[j] = i;
        }
        CsrGraphBuilder builder = CsrGraph.builder(nodeCount);
        int[] truth = new int[nodeCount];
        for (int place = 0; place < nodeCount; place++) {
            int community = place / size;
            truth[nodeAt[place]] = community;
            for (int i = 0; i < innerDegree / 2; i++) {
                join(builder, nodeAt[place], nodeAt[community * size + random.nextInt(size)]);
            }
            for (int i = 0; i < outerDegree / 2; i++) {
                join(builder, nodeAt[place], nodeAt[random.nextInt(nodeCount)]);
            }
        }
        return new PlantedPartition(builder.build(), Partition.of(truth));
    }

    private static void join(CsrGraphBuilder builder, int a, int b) {
        if (a != b) {
            builder.addEdge(a, b);
        }
    }
}
