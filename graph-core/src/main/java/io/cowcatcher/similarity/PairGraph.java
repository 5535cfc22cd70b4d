package io.cowcatcher.similarity;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.DoublePages;
import io.cowcatcher.graph.IntPages;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PairList.Chunk;
import java.util.Arrays;

/**
 * The graph of pairs that were found row by row, and the number of shared items at each of its arcs.
 *
 * <p>Rows and the pairs of a row ascend, so every node's neighbours come out sorted in one pass: those with smaller
 * numbers from their rows, then those with greater ones from its own.
 */
final class PairGraph {
    private final CsrGraph graph;
    private final IntPages shared;

    private PairGraph(CsrGraph graph, IntPages shared) {
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
        for (Chunk pairs : found) {
            control.checkCancelled();
            for (int i = 0; i < pairs.size; i++) {
                offsets[pairs.firsts[i] + 1]++;
                offsets[pairs.seconds[i] + 1]++;
            }
        }
        for (int user = 0; user < userCount; user++) {
            offsets[user + 1] += offsets[user];
        }
        IntPages heads = IntPages.ofLength(offsets[userCount]);
        DoublePages weights = DoublePages.ofLength(offsets[userCount]);
        IntPages shared = IntPages.ofLength(offsets[userCount]);
        long[] next = Arrays.copyOf(offsets, userCount);
        for (Chunk pairs : found) {
            control.checkCancelled();
            for (int i = 0; i < pairs.size; i++) {
                long there = next[pairs.firsts[i]]++;
                heads.set(there, pairs.seconds[i]);
                weights.set(there, pairs.weights[i]);
                shared.set(there, pairs.shared[i]);
                long back = next[pairs.seconds[i]]++;
                heads.set(back, pairs.firsts[i]);
                weights.set(back, pairs.weights[i]);
                shared.set(back, pairs.shared[i]);
            }
        }
        return new PairGraph(CsrGraph.trusting(offsets, heads, weights), shared);
    }

    CsrGraph graph() {
        return graph;
    }

    IntPages shared() {
        return shared;
    }
}
