package io.cowcatcher.similarity;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.DoublePages;
import io.cowcatcher.graph.IntPages;
import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * The graph of pairs that were found row by row, and the number of shared items at each of its arcs.
 *
 * <p>Rows and the pairs of a row ascend, so every node's neighbours come out sorted in one pass: those with smaller
 * numbers from their rows, then those with greater ones from its own.
 */
final class PairGraph {
    /** The heap that the two arcs of an edge take, with their shared items. */
    static final int ARC_BYTES = 2 * (4 + 8 + 4);

    private final CsrGraph graph;
    private final IntPages shared;

    private PairGraph(CsrGraph graph, IntPages shared) {
        this.graph = graph;
        this.shared = shared;
    }

    /** The heap that making the graph takes, and it itself, beyond the pairs. */
    static long heapBytes(int userCount, long pairs) {
        return 16L * userCount + ARC_BYTES * pairs;
    }

    /**
     * Makes the graph; O(users + pairs).
     *
     * @param found pairs whose first user is below the second, in ascending order of first and then second users, each
     *     pair once
     */
    static PairGraph of(PairSource found, int userCount, RunControl control) {
        long[] offsets = new long[userCount + 1];
        found.passOnTo(
                (first, second, sharedItems, weight) -> {
                    offsets[first + 1]++;
                    offsets[second + 1]++;
                },
                control);
        for (int user = 0; user < userCount; user++) {
            offsets[user + 1] += offsets[user];
        }
        IntPages heads = IntPages.ofLength(offsets[userCount]);
        DoublePages weights = DoublePages.ofLength(offsets[userCount]);
        IntPages shared = IntPages.ofLength(offsets[userCount]);
        long[] next = Arrays.copyOf(offsets, userCount);
        found.passOnTo(
                (first, second, sharedItems, weight) -> {
                    long there = next[first]++;
                    heads.set(there, second);
                    weights.set(there, weight);
                    shared.set(there, sharedItems);
                    long back = next[second]++;
                    heads.set(back, first);
                    weights.set(back, weight);
                    shared.set(back, sharedItems);
                },
                control);
        return new PairGraph(CsrGraph.trusting(offsets, heads, weights), shared);
    }

    CsrGraph graph() {
        return graph;
    }

    IntPages shared() {
        return shared;
    }
}
