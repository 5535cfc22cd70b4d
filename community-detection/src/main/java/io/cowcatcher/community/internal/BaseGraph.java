package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;

/** The first level: a view of the input graph, which is not copied. */
final class BaseGraph extends LevelGraph {
    private static final double[] ONE_EACH = {};

    private final CsrGraph graph;
    private final double[] masses;

    private BaseGraph(CsrGraph graph, double[] masses) {
        this.graph = graph;
        this.masses = masses;
    }

    /** The graph with a mass of 1 for every node. */
    static BaseGraph weighedByCount(CsrGraph graph) {
        return new BaseGraph(graph, ONE_EACH);
    }

    /** The graph with the given mass for each node; takes the array over. */
    static BaseGraph weighedBy(double[] masses, CsrGraph graph) {
        return new BaseGraph(graph, masses);
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
    public int copyArcs(long arc, long end, int[] headsInto, double[] weightsInto) {
        return graph.copyArcs(arc, end, headsInto, weightsInto);
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
        return masses.length == 0 ? 1 : masses[node];
    }
}
