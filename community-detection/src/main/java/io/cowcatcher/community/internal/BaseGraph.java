package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;

/** The first level: a view of the input graph, which is not copied. */
final class BaseGraph extends LevelGraph {
    private static final double[] NONE = {};

    private final CsrGraph graph;

    /** The mass of each node; of length 0 where it is told by the degree. */
    private final double[] masses;

    private final double massOfNode;
    private final double massOfArc;

    private BaseGraph(CsrGraph graph, double[] masses, double massOfNode, double massOfArc) {
        this.graph = graph;
        this.masses = masses;
        this.massOfNode = massOfNode;
        this.massOfArc = massOfArc;
    }

    /** The graph with a mass of 1 for every node. */
    static BaseGraph weighedByCount(CsrGraph graph) {
        return new BaseGraph(graph, NONE, 1, 0);
    }

    /** The graph with the strength of each node for its mass; O(m), 8 bytes a node unless all weights are equal. */
    static BaseGraph weighedByStrength(CsrGraph graph, RunControl control) {
        if (graph.hasEqualWeights()) {
            return new BaseGraph(graph, NONE, 0, graph.weight(0));
        }
        double[] strengths = new double[graph.nodeCount()];
        for (int node = 0; node < strengths.length; node++) {
            Poll.at(node, control);
            strengths[node] = graph.strength(node);
        }
        return new BaseGraph(graph, strengths, 0, 0);
    }

    /** The heap that weighing by strength takes. */
    static long heapBytesByStrength(CsrGraph graph) {
        return graph.hasEqualWeights() ? 0 : 8L * graph.nodeCount();
    }

    @Override
    double unit() {
        return graph.hasEqualWeights() && graph.arcCount() <= Integer.MAX_VALUE ? graph.weight(0) : 0;
    }

    @Override
    public long heapBytes() {
        return 8L * masses.length;
    }

    @Override
    public int nodeCount() {
        return graph.nodeCount();
    }

    @Override
    public long firstArc(int node) {
        return graph.firstArc(node);
    }

    @Override
    public long endArc(int node) {
        return graph.endArc(node);
    }

    @Override
    public int head(long arc) {
        return graph.head(arc);
    }

    @Override
    public double weight(long arc) {
        return graph.weight(arc);
    }

    @Override
    public int copyArcs(long arc, long end, int at, int[] headsInto, double[] weightsInto) {
        return graph.copyArcs(arc, end, at, headsInto, weightsInto);
    }

    @Override
    public int copyHeads(long arc, long end, int[] into) {
        return graph.copyHeads(arc, end, into);
    }

    @Override
    public long arcCount() {
        return graph.arcCount();
    }

    @Override
    public double loopWeight(int node) {
        return 0;
    }

    @Override
    public double mass(int node) {
        return masses.length == 0 ? massOfNode + massOfArc * graph.degree(node) : masses[node];
    }
}
