package io.cowcatcher.quality;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random small graphs for property tests, from no node to {@code maximumNodes}, from no edge to complete. */
public final class SmallGraphs {
    private SmallGraphs() {}

    /** Weights are multiples of 1/4 up to 4, so that sums are exact in any order. */
    public static Arbitrary<CsrGraph> upTo(int maximumNodes) {
        return drawn(maximumNodes, SmallGraphs::quarters);
    }

    /** Weights from 1e-150 to 1e150. */
    public static Arbitrary<CsrGraph> withWildWeights(int maximumNodes) {
        return drawn(maximumNodes, random -> Math.pow(10, random.nextDouble() * 300 - 150));
    }

    /** One graph of {@code nodeCount} nodes with weights as in {@link #upTo}, the same for the same random seed. */
    public static CsrGraph one(int nodeCount, double density, long randomSeed) {
        return graph(nodeCount, density, randomSeed, SmallGraphs::quarters);
    }

    private static double quarters(SplittableRandom random) {
        return (1 + random.nextInt(16)) / 4.0;
    }

    /** Any partition of {@code nodeCount} nodes. */
    public static Partition partition(int nodeCount, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int[] labels = new int[nodeCount];
        int communities = nodeCount == 0 ? 0 : 1 + random.nextInt(nodeCount);
        for (int node = 0; node < nodeCount; node++) {
            labels[node] = random.nextInt(communities);
        }
        return Partition.of(labels);
    }

    private interface Weights {
        double next(SplittableRandom random);
    }

    private static Arbitrary<CsrGraph> drawn(int maximumNodes, Weights weights) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, maximumNodes),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.longs().withoutEdgeCases())
                .as((nodeCount, density, randomSeed) -> graph(nodeCount, density, randomSeed, weights));
    }

    private static CsrGraph graph(int nodeCount, double density, long randomSeed, Weights weights) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        CsrGraphBuilder builder = CsrGraph.builder(nodeCount);
        for (int a = 0; a < nodeCount; a++) {
            for (int b = a + 1; b < nodeCount; b++) {
                if (random.nextDouble() < density) {
                    builder.addEdge(a, b, weights.next(random));
                }
            }
        }
        return builder.build();
    }
}
