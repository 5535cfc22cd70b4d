package io.cowcatcher.graph;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;
import org.jgrapht.Graph;

/**
 * An undirected, weighted graph in compressed sparse rows: for each node its neighbours in ascending order, with
 * weights.
 *
 * <p>Nodes are numbered from 0. Every edge is stored as two arcs, one from each end. There are no self-loops and no
 * parallel edges; weights are finite and above 0. Two graphs are equal if all of these are. Arcs are numbered by
 * {@code long}s and lie in pages, so there may be more than 2^31 of them. Memory: 8 bytes a node and 12 bytes an arc,
 * or 4 where all weights are equal. Immutable, share freely.
 */
public final class CsrGraph {
    private static final int WEIGHTS_PER_CHECK = 1 << 16;

    private final long[] offsets;
    private final IntPages heads;

    /** The weight of each arc, or the one weight of all. */
    private final DoublePages weights;

    /** Turns the number of an arc into the place of its weight: all bits, or none where all weights are equal. */
    private final long weightMask;

    /** Takes over checked arrays: ascending heads per node, both directions present with equal weights. */
    CsrGraph(long[] offsets, IntPages heads, DoublePages weights) {
        boolean equal = weights.areEqual();
        this.offsets = offsets;
        this.heads = heads;
        this.weights = equal ? DoublePages.of(new double[] {weights.get(0)}) : weights;
        this.weightMask = equal ? 0 : -1;
    }

    /** Starts a graph of {@code nodeCount} nodes without edges. */
    public static CsrGraphBuilder builder(int nodeCount) {
        return new CsrGraphBuilder(nodeCount);
    }

    /**
     * Makes a graph of arrays that are one already: the arcs of node {@code i} lie from {@code offsets[i]} to before
     * {@code offsets[i + 1]}. The arrays are checked and copied; O(n + m).
     *
     * @throws IllegalArgumentException if offsets fall, heads do not ascend strictly within a node, an arc has no equal
     *     one that leads back, an edge is a self-loop, or a weight is not finite and above 0
     */
    public static CsrGraph of(long[] offsets, int[] heads, double[] weights) {
        long[] offsetsCopy = offsets.clone();
        IntPages headsCopy = IntPages.of(heads.clone());
        DoublePages weightsCopy = DoublePages.of(weights.clone());
        new CsrValidation(offsetsCopy, headsCopy, weightsCopy).requireGraph();
        return new CsrGraph(offsetsCopy, headsCopy, weightsCopy);
    }

    /**
     * As {@link #of}, without copies and checks, for code that makes a graph by construction: what the arrays must be
     * is its promise, and whoever made them does not change them any more. Arrays that are no graph give wrong answers.
     */
    public static CsrGraph trusting(long[] offsets, int[] heads, double[] weights) {
        return trusting(offsets, IntPages.of(heads), DoublePages.of(weights));
    }

    /** As {@link #trusting(long[], int[], double[])}, for any number of arcs. */
    public static CsrGraph trusting(long[] offsets, IntPages heads, DoublePages weights) {
        return new CsrGraph(offsets, heads, weights);
    }

    /** The number of nodes. */
    public int nodeCount() {
        return offsets.length - 1;
    }

    /** The number of undirected edges. */
    public long edgeCount() {
        return arcCount() / 2;
    }

    /** The number of arcs: twice the number of edges. */
    public long arcCount() {
        return offsets[offsets.length - 1];
    }

    /** The position of the first arc of {@code node}. */
    public long firstArc(int node) {
        return offsets[node];
    }

    /** The position after the last arc of {@code node}. */
    public long endArc(int node) {
        return offsets[node + 1];
    }

    /** The number of neighbours of {@code node}. */
    public int degree(int node) {
        return (int) (offsets[node + 1] - offsets[node]);
    }

    /** The node that an arc leads to. */
    public int head(long arc) {
        return heads.get(arc);
    }

    /** The weight of an arc. */
    public double weight(long arc) {
        return weights.get(arc & weightMask);
    }

    /**
     * Copies consecutive arcs, from {@code arc} to before {@code end}, as many as the arrays take; for loops that are
     * bound by the speed of memory.
     *
     * @param at where in both arrays the first is put
     * @param headsInto gets the heads
     * @param weightsInto gets the weights; at least as long
     * @return how many were copied
     */
    public int copyArcs(long arc, long end, int at, int[] headsInto, double[] weightsInto) {
        int length = (int) Math.min(headsInto.length - at, end - arc);
        heads.copy(arc, arc + length, headsInto, at);
        if (hasEqualWeights()) {
            Arrays.fill(weightsInto, at, at + length, weights.get(0));
        } else {
            weights.copy(arc, arc + length, weightsInto, at);
        }
        return length;
    }

    /** As {@link #copyArcs}, the heads alone, to the start of {@code into}. */
    public int copyHeads(long arc, long end, int[] into) {
        int length = (int) Math.min(into.length, end - arc);
        heads.copy(arc, arc + length, into, 0);
        return length;
    }

    /** The logarithm of the arcs in a page. */
    int pageBits() {
        return heads.bits();
    }

    /** Whether all edges weigh the same, and there is one: then only one weight is stored. */
    public boolean hasEqualWeights() {
        return weightMask == 0;
    }

    /**
     * The sum of the weights at {@code node}, in ascending order of neighbours; O(degree), or O(1) if all are equal.
     */
    public double strength(int node) {
        if (hasEqualWeights()) {
            return degree(node) * weights.get(0);
        }
        double sum = 0;
        for (long arc = firstArc(node); arc < endArc(node); arc++) {
            sum += weight(arc);
        }
        return sum;
    }

    /** The sum of the weights of all undirected edges, in ascending order of nodes; O(arcs). */
    public double totalWeight() {
        double sum = 0;
        for (int node = 0; node < nodeCount(); node++) {
            sum += strength(node);
        }
        return sum / 2;
    }

    /** The position of the arc from {@code tail} to {@code head}, or -1 where there is no such edge; O(log degree). */
    public long arc(int tail, int head) {
        return heads.search(firstArc(tail), endArc(tail), head);
    }

    /**
     * The same graph with every weight times {@code factor}; all else is shared. O(m) and 8 bytes an arc, or O(1) where
     * all weights are equal.
     *
     * @throws IllegalArgumentException if a weight would not be finite and above 0 any more
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public CsrGraph scaledBy(double factor, RunControl control) {
        DoublePages scaled = DoublePages.ofLength(weights.length(), pageBits());
        for (long at = 0; at < weights.length(); at++) {
            if (at % WEIGHTS_PER_CHECK == 0) {
                control.checkCancelled();
            }
            double weight = weights.get(at) * factor;
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("factor must leave every weight finite and above 0 (got: " + factor
                        + " for a weight of " + weights.get(at) + "); choose one nearer to 1");
            }
            scaled.set(at, weight);
        }
        return new CsrGraph(offsets, heads, scaled);
    }

    /**
     * The same graph with other numbers: node {@code v} becomes node {@code newNumberOf[v]}; O(n + m).
     *
     * @throws IllegalArgumentException if {@code newNumberOf} does not hold every number below n once
     */
    public CsrGraph relabelled(int[] newNumberOf) {
        return new Relabelling(this, newNumberOf).toGraph();
    }

    /**
     * The graph of some nodes and all edges among them; O(k log k) for k nodes, and O(log k) for each of their arcs.
     *
     * @param nodes different nodes in any order; the i-th becomes node i
     * @throws IllegalArgumentException if a node does not exist or is given twice
     */
    public InducedSubgraph induced(int[] nodes) {
        return InducedSubgraph.of(this, nodes);
    }

    /**
     * A read-only view for JGraphT's algorithms and exporters: an undirected, weighted, simple graph of the same nodes.
     *
     * <p>Edges are made as objects when they are asked for; their weight costs O(log degree). Share freely.
     */
    public Graph<Integer, CsrEdge> asJGraphT() {
        return new CsrGraphView(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CsrGraph graph
                && Arrays.equals(offsets, graph.offsets)
                && heads.equals(graph.heads)
                && weights.equals(graph.weights);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(offsets) + heads.hashCode()) + weights.hashCode();
    }

    @Override
    public String toString() {
        return "CsrGraph of " + nodeCount() + " nodes and " + edgeCount() + " edges";
    }
}
