package io.cowcatcher.benchmarks.yardstick.baseline;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Dense parts of a weighted hypergraph, one after the other, by greedy peeling.
 *
 * <p>The node whose hyperedges weigh least is taken away with them, again and again; the part with the greatest weight
 * per node on the way is the answer, at least 1/D of the densest there is where every hyperedge has D ends (M.
 * Charikar, APPROX 2000, doi:10.1007/3-540-44436-X_10, for D = 2). Its hyperedges are removed before the next is
 * sought. Cost of each: O(hyperedges log nodes).
 */
final class DensestPart {
    private final int[][] ends;
    private final double[] weights;
    private final int[][] edgesOf;
    private final boolean[] gone;

    /**
     * Takes over a hypergraph.
     *
     * @param ends the nodes of each hyperedge
     * @param weights what each hyperedge weighs
     */
    DensestPart(int nodes, int[][] ends, double[] weights) {
        this.ends = ends;
        this.weights = weights;
        this.gone = new boolean[ends.length];
        int[] degrees = new int[nodes];
        for (int[] edge : ends) {
            for (int node : edge) {
                degrees[node]++;
            }
        }
        this.edgesOf = new int[nodes][];
        Arrays.setAll(edgesOf, node -> new int[degrees[node]]);
        for (int edge = 0; edge < ends.length; edge++) {
            for (int node : ends[edge]) {
                edgesOf[node][--degrees[node]] = edge;
            }
        }
    }

    /** The nodes of the next dense part, whose hyperedges count no more afterwards; empty where none are left. */
    BitSet next() {
        boolean[] peeled = gone.clone();
        LeastWeight left = new LeastWeight(edgesOf.length);
        double total = 0;
        int size = 0;
        for (int node = 0; node < edgesOf.length; node++) {
            double weight = 0;
            for (int edge : edgesOf[node]) {
                weight += peeled[edge] ? 0 : weights[edge];
            }
            if (weight > 0) {
                left.set(node, weight);
                size++;
            }
        }
        for (int edge = 0; edge < ends.length; edge++) {
            total += peeled[edge] ? 0 : weights[edge];
        }
        int[] order = new int[size];
        int bestRemoved = 0;
        double best = 0;
        for (int removed = 0; removed < size; removed++) {
            double density = total / (size - removed);
            if (density > best) {
                best = density;
                bestRemoved = removed;
            }
            int node = left.least();
            order[removed] = node;
            left.remove(node);
            for (int edge : edgesOf[node]) {
                if (!peeled[edge]) {
                    peeled[edge] = true;
                    total -= weights[edge];
                    for (int other : ends[edge]) {
                        if (left.holds(other)) {
                            left.set(other, left.get(other) - weights[edge]);
                        }
                    }
                }
            }
        }
        BitSet part = new BitSet();
        for (int i = bestRemoved; i < size; i++) {
            part.set(order[i]);
        }
        for (int edge = 0; edge < ends.length; edge++) {
            gone[edge] |= Arrays.stream(ends[edge]).allMatch(part::get);
        }
        return part;
    }

    /** Nodes with weights, the least of which is known: a complete binary tree of minima. */
    private static final class LeastWeight {
        private final double[] tree;
        private final int leaves;

        LeastWeight(int nodes) {
            leaves = Math.max(2, Integer.highestOneBit(Math.max(1, nodes - 1)) * 2);
            tree = new double[2 * leaves];
            Arrays.fill(tree, Double.POSITIVE_INFINITY);
        }

        boolean holds(int node) {
            return tree[leaves + node] < Double.POSITIVE_INFINITY;
        }

        double get(int node) {
            return tree[leaves + node];
        }

        void remove(int node) {
            set(node, Double.POSITIVE_INFINITY);
        }

        void set(int node, double weight) {
            tree[leaves + node] = weight;
            for (int at = (leaves + node) / 2; at >= 1; at /= 2) {
                tree[at] = Math.min(tree[2 * at], tree[2 * at + 1]);
            }
        }

        int least() {
            int at = 1;
            while (at < leaves) {
                at = tree[2 * at] <= tree[2 * at + 1] ? 2 * at : 2 * at + 1;
            }
            return at - leaves;
        }
    }
}
