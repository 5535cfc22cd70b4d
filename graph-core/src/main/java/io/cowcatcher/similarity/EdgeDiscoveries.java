package io.cowcatcher.similarity;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import java.util.Arrays;

/**
 * The edges of a graph weighted by {@link Surprise} of which at most a share q are chance, on average: the control for
 * those who want a list of pairs, where the null degree is one for those who want communities.
 *
 * <p>All m = N(N - 1)/2 pairs of users are tested, those that are no edge having p = 1. With p = e^-z in ascending
 * order, the r smallest are kept for the largest r with {@code p_r <= q r / m}. Source: Y. Benjamini, Y. Hochberg,
 * Controlling the false discovery rate, J. Royal Statistical Society B 57 (1995) 289-300,
 * doi:10.1111/j.2517-6161.1995.tb02031.x. The procedure holds the rate where tests are independent or positively
 * dependent; those of pairs with a common user are not independent, so take q for a guide.
 *
 * @param graph the edges that are kept, weighted as before
 * @param pairs m, the pairs of users that were tested
 * @param leastSurprise the least z of what is kept, in nats; positive infinity if nothing is
 * @param enough whether no pair below the gate of the graph can belong to the answer. If not, link again with a larger
 *     null degree. It takes an average degree of nu / q below the gate to be false: 5,460 with the defaults and 1 %.
 */
public record EdgeDiscoveries(SimilarityGraph graph, long pairs, double leastSurprise, boolean enough) {
    private static final int MOST_EDGES = Integer.MAX_VALUE - 64;

    /**
     * Where the discoveries end.
     *
     * @param pairs m, the pairs of users that were tested
     * @param leastSurprise the least z of a discovery, in nats; positive infinity if there is none
     * @param enough whether no pair below the gate of the graph can be a discovery
     */
    public record Cut(long pairs, double leastSurprise, boolean enough) {}

    /**
     * Keeps the discoveries among the edges of a graph; O(edges log edges + events log events).
     *
     * @param links a graph of this index, weighted by {@link Surprise}
     * @param falseShare q, above 0 and below 1
     * @throws IllegalArgumentException if the graph has other weights or q is out of range
     */
    public static EdgeDiscoveries among(SimilarityGraph links, PurchaseIndex index, double falseShare) {
        Cut cut = cut(links, index, falseShare);
        SimilarityGraph kept = EdgeFilter.of(
                links, links.unit(), (node, arc) -> links.weight(arc) >= cut.leastSurprise ? links.weight(arc) : 0);
        return new EdgeDiscoveries(kept, cut.pairs, cut.leastSurprise, cut.enough);
    }

    /** As {@link #among}, for who does not need a graph of them: 8 bytes an edge. */
    public static Cut cut(SimilarityGraph links, PurchaseIndex index, double falseShare) {
        if (!(falseShare > 0 && falseShare < 1)) {
            throw new IllegalArgumentException("falseShare must be above 0 and below 1 (got: " + falseShare + ")");
        }
        if (!(links.options().weight() instanceof Surprise surprise)) {
            throw new IllegalArgumentException("links must be weighted by surprise (got: "
                    + links.options().weight().getClass().getSimpleName() + "); use weightedBy(Surprise.defaults())");
        }
        long users = index.population();
        long pairs = users * (users - 1) / 2;
        double least = leastSurprise(surprises(links), pairs, falseShare);
        // A pair just below the gate is kept only as the r-th of so many.
        double neededBelowGate = pairs * Math.exp(-surprise.gate(index.population())) / falseShare;
        return new Cut(pairs, least, mostCandidates(index, links.options()) < neededBelowGate);
    }

    /** What {@link #among} takes beyond the graph, at most: the surprises in order, and a graph of all edges. */
    public static MemoryEstimate estimate(SimilarityGraph links) {
        long edges = links.graph().edgeCount();
        long least = Double.BYTES * edges + (long) Long.BYTES * links.graph().nodeCount();
        return new MemoryEstimate(what(edges), least, least + (2L * Double.BYTES + PairGraph.ARC_BYTES) * edges);
    }

    /**
     * What {@link #cut} takes and the graph, which is held already; {@link SimilarityGraph#heapBytes} of it are taken.
     */
    public static MemoryEstimate estimateOfCut(SimilarityGraph links) {
        long edges = links.graph().edgeCount();
        long bytes = links.heapBytes() + heapBytesOfCut(edges);
        return new MemoryEstimate(what(edges), bytes, bytes);
    }

    /** The heap that {@link #cut} takes beyond a graph of so many edges. */
    static long heapBytesOfCut(long edges) {
        return Double.BYTES * edges;
    }

    private static String what(long edges) {
        return "discoveries among " + Counted.of(edges, "edge");
    }

    private static double[] surprises(SimilarityGraph links) {
        CsrGraph graph = links.graph();
        if (graph.edgeCount() > MOST_EDGES) {
            throw new IllegalStateException("edges to choose discoveries from must number less than 2^31 (got: "
                    + graph.edgeCount() + "); raise the least weight of the graph");
        }
        double[] surprises = new double[(int) graph.edgeCount()];
        int size = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                if (graph.head(arc) > node) {
                    surprises[size++] = links.weight(arc);
                }
            }
        }
        Arrays.sort(surprises);
        return surprises;
    }

    /** The smallest z that is kept, by the step-up procedure; in logarithms, because e^-1000 is 0. */
    static double leastSurprise(double[] ascending, long pairs, double falseShare) {
        for (int i = 0; i < ascending.length; i++) {
            double rank = ascending.length - (double) i;
            if (ascending[i] >= Math.log((double) pairs) - Math.log(falseShare) - Math.log(rank)) {
                return ascending[i];
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** No more pairs of users than that can have as many common items as an edge needs. */
    private static double mostCandidates(PurchaseIndex index, PurchaseSimilarity options) {
        long window = options.window().toMillis();
        double meetings = 0;
        for (int item = 0; item < index.itemCodes(); item++) {
            int last = index.itemStart(item);
            for (int at = last; at < index.itemEnd(item); at++) {
                while (index.time(at) - index.time(last) > window) {
                    last++;
                }
                meetings += at - last;
            }
        }
        return meetings / options.minimumShared();
    }
}
