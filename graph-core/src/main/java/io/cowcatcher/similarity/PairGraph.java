package io.cowcatcher.similarity;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PairList.Chunk;

/**
 * The graph of pairs that were found row by row, and the number of shared items at each of its arcs.
 *
 * <p>Rows and the pairs of a row ascend, so every node's neighbours come out sorted: those with greater numbers from
 * its own row, those with smaller ones from theirs, in one pass.
 */
final class PairGraph {
    private static final long MOST_ARCS = Integer.MAX_VALUE - 64;

    private final CsrGraph graph;
    private final int[] shared;

    private PairGraph(CsrGraph graph, int[] shared) {
        this.graph = graph;
        this.shared = shared;
    }

    /** The heap that making the graph takes, and it itself, beyond the pairs. */
    static long heapBytes(int userCount, long pairs) {
        return 16L * userCount + PairList.ARC_BYTES * pairs;
    }

    /**
     * Makes the graph; O(users + pairs).
     *
     * @param found pairs whose first user is below the second, in ascending order of first and then second users, each
     *     pair once
     */
    static PairGraph of(Iterable<Chunk> found, int userCount, RunControl control) {
        long[] offsets = new long[userCount + 1];
        int[] nextGreater =
                new int[userCount]; // for now the number of lower neighbours: greater ones stand behind them
        for (Chunk pairs : found) {
            control.checkCancelled();
            for (int i = 0; i < pairs.size; i++) {
                offsets[pairs.firsts[i] + 1]++;
                nextGreater[pairs.seconds[i]]++;
            }
        }
        for (int user = 0; user < userCount; user++) {
            offsets[user + 1] += offsets[user] + nextGreater[user];
        }
        if (offsets[userCount] > MOST_ARCS) {
            throw new IllegalStateException("edges must number less than 2^30 (got: " + offsets[userCount] / 2
                    + "); raise the least weight or the least number of shared items");
        }
        int arcs = (int) offsets[userCount];
        int[] heads = new int[arcs];
        double[] weights = new double[arcs];
        int[] shared = new int[arcs];
        int[] nextLower = new int[userCount];
        for (int user = 0; user < userCount; user++) {
            nextLower[user] = (int) offsets[user];
            nextGreater[user] += nextLower[user];
        }
        for (Chunk pairs : found) {
            control.checkCancelled();
            for (int i = 0; i < pairs.size; i++) {
                int first = pairs.firsts[i];
                int second = pairs.seconds[i];
                int there = nextGreater[first]++;
                heads[there] = second;
                weights[there] = pairs.weights[i];
                shared[there] = pairs.shared[i];
                int back = nextLower[second]++;
                heads[back] = first;
                weights[back] = pairs.weights[i];
                shared[back] = pairs.shared[i];
            }
        }
        return new PairGraph(CsrGraph.trusting(offsets, heads, weights), shared);
    }

    CsrGraph graph() {
        return graph;
    }

    int[] shared() {
        return shared;
    }
}
