package io.cowcatcher.similarity;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.DoublePages;
import io.cowcatcher.graph.IntPages;
import java.util.function.LongPredicate;

/**
 * Users linked by what they bought together: node i is the user with code i, an edge carries a weight and the number of
 * shared items.
 *
 * <p>Immutable, share freely.
 */
public final class SimilarityGraph {
    private final CsrGraph graph;
    private final IntPages shared;
    private final double unit;
    private final Truncation truncation;
    private final PurchaseSimilarity options;

    SimilarityGraph(CsrGraph graph, IntPages shared, double unit, Truncation truncation, PurchaseSimilarity options) {
        this.graph = graph;
        this.shared = shared;
        this.unit = unit;
        this.truncation = truncation;
        this.options = options;
    }

    /**
     * The graph for community detection; weights are R, or surprises in units of ln N, so that a weight of 1 is what
     * one pair in N pairs reaches by chance.
     */
    public CsrGraph graph() {
        return graph;
    }

    /** The heap that the graph takes, with its shared items. */
    public long heapBytes() {
        return (Long.BYTES * (graph.nodeCount() + 1L)) + PairGraph.ARC_BYTES * graph.edgeCount();
    }

    /** The number of items that the two ends of an arc bought together. */
    public int sharedItems(long arc) {
        return shared.get(arc);
    }

    /** The weight of an arc in its own unit: R, or the surprise z in nats. */
    public double weight(long arc) {
        return graph.weight(arc) * unit;
    }

    /** Passes each edge on once, in ascending order, with its weight in its own unit. */
    public void forEachEdge(PairSink sink) {
        for (int a = 0; a < graph.nodeCount(); a++) {
            for (long arc = graph.firstArc(a); arc < graph.endArc(a); arc++) {
                if (graph.head(arc) > a) {
                    sink.accept(a, graph.head(arc), sharedItems(arc), weight(arc));
                }
            }
        }
    }

    /**
     * The edges of at least so many shared items and so much resemblance: what linking the same purchases with these
     * limits gives, without looking for pairs again; O(users + edges).
     *
     * @param minimumShared no fewer than these links have
     * @param minimum the least R, no less than that of these links
     * @throws IllegalStateException if the edges are not weighted by {@link Resemblance}
     */
    public SimilarityGraph atLeast(int minimumShared, double minimum) {
        if (!(options.weight() instanceof Resemblance resemblance)) {
            throw new IllegalStateException("weight must be a resemblance (got: " + options.weight() + ")");
        }
        if (minimumShared < options.minimumShared() || !(minimum >= resemblance.minimum())) {
            throw new IllegalArgumentException("limits must be no looser than " + options.minimumShared() + " and "
                    + resemblance.minimum() + " (got: " + minimumShared + " and " + minimum + ")");
        }
        PurchaseSimilarity narrowed =
                options.withMinimumShared(minimumShared).weightedBy(resemblance.withMinimum(minimum));
        LongPredicate kept = arc -> sharedItems(arc) >= minimumShared && weight(arc) >= minimum;
        long[] offsets = new long[graph.nodeCount() + 1];
        for (int user = 0; user < graph.nodeCount(); user++) {
            offsets[user + 1] = offsets[user];
            for (long arc = graph.firstArc(user); arc < graph.endArc(user); arc++) {
                offsets[user + 1] += kept.test(arc) ? 1 : 0;
            }
        }
        IntPages heads = IntPages.ofLength(offsets[graph.nodeCount()]);
        DoublePages weights = DoublePages.ofLength(heads.length());
        IntPages sharedOfKept = IntPages.ofLength(heads.length());
        long next = 0;
        for (long arc = 0; arc < graph.arcCount(); arc++) {
            if (kept.test(arc)) {
                heads.set(next, graph.head(arc));
                weights.set(next, graph.weight(arc));
                sharedOfKept.set(next++, sharedItems(arc));
            }
        }
        return new SimilarityGraph(
                CsrGraph.trusting(offsets, heads, weights), sharedOfKept, unit, truncation, narrowed);
    }

    /** What a weight of 1 in {@link #graph()} stands for, in the unit of {@link #weight}. */
    double unit() {
        return unit;
    }

    /** What the limit of expansions left out. */
    public Truncation truncation() {
        return truncation;
    }

    /** The options that made this graph. */
    public PurchaseSimilarity options() {
        return options;
    }
}
