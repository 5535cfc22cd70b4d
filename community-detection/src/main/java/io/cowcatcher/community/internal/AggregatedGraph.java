package io.cowcatcher.community.internal;

/** A later level: every node stands for a group of nodes of the level before. */
final class AggregatedGraph extends LevelGraph {
    private final long[] offsets;
    private final int[] heads;
    private final double[] weights;
    private final double[] loopWeights;
    private final double[] masses;

    /** Takes over the arrays; {@code heads} and {@code weights} may be longer than the last offset. */
    AggregatedGraph(long[] offsets, int[] heads, double[] weights, double[] loopWeights, double[] masses) {
        this.offsets = offsets;
        this.heads = heads;
        this.weights = weights;
        this.loopWeights = loopWeights;
        this.masses = masses;
    }

    @Override
    public int nodeCount() {
        return masses.length;
    }

    @Override
    public long firstArc(int node) {
        return offsets[node];
    }

    @Override
    public long endArc(int node) {
        return offsets[node + 1];
    }

    @Override
    public int head(long arc) {
        return heads[(int) arc];
    }

    @Override
    public double weight(long arc) {
        return weights[(int) arc];
    }

    @Override
    public double loopWeight(int node) {
        return loopWeights[node];
    }

    @Override
    public double mass(int node) {
        return masses[node];
    }
}
