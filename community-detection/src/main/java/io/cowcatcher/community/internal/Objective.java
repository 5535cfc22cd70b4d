package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.Quality;
import io.cowcatcher.run.RunControl;

/**
 * A quality function in the form that the phases work with.
 *
 * <p>Modularity and the constant Potts model differ only in what a node weighs, see {@link LevelGraph#mass}, and in the
 * price of putting two masses together. In units of edge weight, a node v that joins a community of mass M gains
 * {@code w - price(v) M}, w being the weight between them; {@code price(v) = gamma mass(v) / unit}, where the unit is
 * the mass of the whole graph for modularity and 1 for the constant Potts model. Immutable.
 */
public final class Objective {
    /** Gains below this share of a node's own weight are rounding errors, not reasons to move. */
    private static final double ROUNDING = 1e-12;

    private final LevelGraph base;
    private final double resolution;
    private final double totalWeight;
    private final double meanWeight;
    private final double unit;
    private final double massOfOne;

    /** What the weights and whatever has their unit were multiplied by. */
    private final double factor;

    private Objective(CsrGraph graph, Quality quality, BaseGraph byStrength, double arcWeight, double factor) {
        this.factor = factor;
        this.totalWeight = arcWeight / 2;
        this.meanWeight = graph.edgeCount() == 0 ? 1 : totalWeight / graph.edgeCount();
        if (quality instanceof Modularity) {
            this.resolution = quality.resolution();
            this.base = byStrength;
            this.unit = arcWeight == 0 ? 1 : arcWeight;
            this.massOfOne = 0;
        } else {
            this.resolution = Math.min(Double.MAX_VALUE, factor * quality.resolution());
            this.base = BaseGraph.weighedByCount(graph);
            this.unit = 1;
            this.massOfOne = 1;
        }
    }

    /**
     * Prepares the function for one graph; O(m), 8 bytes a node unless all weights are equal, and 8 an arc where they
     * are {@link TinyWeights}.
     *
     * @throws IllegalArgumentException if the weights are so large that their sum is not finite
     */
    public static Objective of(Quality quality, CsrGraph graph, RunControl control) {
        Objective objective = TinyWeights.areAllOf(graph, control)
                ? of(quality, graph.scaledBy(TinyWeights.FACTOR, control), TinyWeights.FACTOR, control)
                : of(quality, graph, 1, control);
        objective.base.maximumDegree(control); // asked for all along the run, and known from now on
        return objective;
    }

    private static Objective of(Quality quality, CsrGraph graph, double factor, RunControl control) {
        BaseGraph byStrength = BaseGraph.weighedByStrength(graph, control);
        double arcWeight = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            Poll.at(node, control);
            arcWeight += byStrength.mass(node);
        }
        if (Double.isInfinite(arcWeight)) {
            throw new IllegalArgumentException("the sum of all weights must be finite (got: " + arcWeight
                    + "); divide the weights by their maximum");
        }
        return new Objective(graph, quality, byStrength, arcWeight, factor);
    }

    /** The heap that preparing the function for a graph takes. */
    public static long heapBytes(CsrGraph graph) {
        return BaseGraph.heapBytesByStrength(graph) + TinyWeights.heapBytes(graph);
    }

    /** The heap that is taken while the quality of so many communities is told. */
    public static long heapBytesOfQuality(int communities) {
        return 16L * communities;
    }

    /** The input as the first level, its nodes weighed as this function asks. */
    public LevelGraph base() {
        return base;
    }

    /** The mean weight of an edge of the input; 1 where there is none. */
    double meanWeight() {
        return meanWeight;
    }

    /** What a unit of mass in the same community costs a node or group of this mass, in units of edge weight. */
    double price(double mass) {
        return resolution * (mass / unit);
    }

    /** The least gain worth a move, for a node with arcs of this weight and of this mass. */
    double leastGain(double arcWeight, double mass) {
        return ROUNDING * (arcWeight + resolution * mass);
    }

    /**
     * The quality of a partition of any level, equal to that of the partition of the input it stands for; O(arcs of the
     * level).
     */
    public double quality(LevelGraph graph, Labels communities, RunControl control) {
        int[] communityOf = communities.array();
        control.checkCancelled();
        double[] inner = new double[communities.count()];
        control.checkCancelled();
        double[] mass = new double[communities.count()];
        for (int node = 0; node < graph.nodeCount(); node++) {
            Poll.at(node, control);
            int community = communityOf[node];
            double innerArcs = 0;
            for (long arc = graph.firstArc(node), end = graph.endArc(node); arc < end; arc++) {
                if (communityOf[graph.head(arc)] == community) {
                    innerArcs += graph.weight(arc);
                }
            }
            inner[community] += innerArcs / 2 + graph.loopWeight(node);
            mass[community] += graph.mass(node);
        }
        double sum = 0;
        for (int community = 0; community < inner.length; community++) {
            Poll.at(community, control);
            // In the constant Potts model a node makes no pair with itself; in modularity it does.
            sum += inner[community] - price(mass[community]) * (mass[community] - massOfOne) / 2;
        }
        return massOfOne == 0 && totalWeight > 0 ? sum / totalWeight : sum / factor;
    }
}
