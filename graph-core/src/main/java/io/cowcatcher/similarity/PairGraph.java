package io.cowcatcher.similarity;

import io.cowcatcher.graph.CsrGraph;

/**
 * The graph of pairs that were found row by row, and the number of shared items at each of its arcs.
 *
 * <p>Every node's neighbours come out sorted without a comparison: those with smaller numbers because rows are placed
 * in ascending order, those with greater ones by going through the former node by node.
 */
final class PairGraph {
    private static final long MOST_ARCS = Integer.MAX_VALUE - 64;

    private final CsrGraph graph;
    private final int[] shared;

    private PairGraph(CsrGraph graph, int[] shared) {
        this.graph = graph;
        this.shared = shared;
    }

    /**
     * Makes the graph; O(users + pairs).
     *
     * @param found pairs whose first user is below the second, in ascending order of first users, each pair once
     */
    static PairGraph of(PairList[] found, int userCount) {
        long[] offsets = offsets(found, userCount);
        if (offsets[userCount] > MOST_ARCS) {
            throw new IllegalStateException("edges must number less than 2^30 (got: " + offsets[userCount] / 2
                    + "); raise the least weight or the least number of shared items");
        }
        int arcs = (int) offsets[userCount];
        int[] heads = new int[arcs];
        double[] weights = new double[arcs];
        int[] shared = new int[arcs];
        long[] next = offsets.clone();
        for (PairList pairs : found) {
            for (int i = 0; i < pairs.size(); i++) {
                int arc = (int) next[pairs.second(i)]++;
                heads[arc] = pairs.first(i);
                weights[arc] = pairs.weight(i);
                shared[arc] = pairs.shared(i);
            }
        }
        for (int second = 0; second < userCount; second++) {
            // Nothing has been added to this node from the other side yet: those have greater numbers.
            int lowerEnd = (int) next[second];
            for (int arc = (int) offsets[second]; arc < lowerEnd; arc++) {
                int back = (int) next[heads[arc]]++;
                heads[back] = second;
                weights[back] = weights[arc];
                shared[back] = shared[arc];
            }
        }
        return new PairGraph(CsrGraph.takingOver(offsets, heads, weights), shared);
    }

    private static long[] offsets(PairList[] found, int userCount) {
        long[] offsets = new long[userCount + 1];
        for (PairList pairs : found) {
            for (int i = 0; i < pairs.size(); i++) {
                offsets[pairs.first(i) + 1]++;
                offsets[pairs.second(i) + 1]++;
            }
        }
        for (int user = 0; user < userCount; user++) {
            offsets[user + 1] += offsets[user];
        }
        return offsets;
    }

    CsrGraph graph() {
        return graph;
    }

    int[] shared() {
        return shared;
    }
}
