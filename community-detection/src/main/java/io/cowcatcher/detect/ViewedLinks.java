package io.cowcatcher.detect;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.DoublePages;
import io.cowcatcher.graph.IntPages;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.SimilarityGraph;
import io.cowcatcher.similarity.Surprise;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/** The graphs that views of links show. */
final class ViewedLinks {
    private static final long BYTES_PER_ARC = 12;
    private static final long BYTES_PER_NODE = 16;

    private final PurchaseIndex index;
    private final SimilarityGraph links;
    private final RunControl control;

    /** A view, as it is of these links, and what it shows. */
    record Viewed(LinkView view, CsrGraph graph) {}

    ViewedLinks(PurchaseIndex index, SimilarityGraph links, RunControl control) {
        this.index = index;
        this.links = links;
        this.control = control;
    }

    /** These views as they are of these links, those with the same gate together; what comes to the same once. */
    List<List<LinkView>> byGate(List<LinkView> views) {
        Map<Double, List<LinkView>> byGate = new LinkedHashMap<>();
        views.stream()
                .map(view -> view.of(links))
                .distinct()
                .forEach(view -> byGate.computeIfAbsent(view.nullDegree(), gate -> new ArrayList<>())
                        .add(view));
        return List.copyOf(byGate.values());
    }

    /** What views with the same gate show. */
    List<Viewed> through(List<LinkView> views) {
        control.admit(estimate(views.size()));
        CsrGraph above = above(views.get(0).nullDegree());
        boolean counted = views.stream().anyMatch(view -> view.commonNeighbours() > 0);
        IntPages common = counted ? Triangles.ofArcs(above, control) : IntPages.ofLength(0);
        return views.stream()
                .map(view -> new Viewed(
                        view, view.commonNeighbours() == 0 ? above : supported(above, common, view.commonNeighbours())))
                .toList();
    }

    /** The links of z >= ln(N / nu), weighing what they weigh. */
    private CsrGraph above(double nullDegree) {
        CsrGraph graph = links.graph();
        if (!(links.options().weight() instanceof Surprise surprise) || nullDegree >= surprise.nullDegree()) {
            return graph;
        }
        double gate = surprise.withNullDegree(nullDegree).gate(index.population());
        return filtered(graph, (tail, arc) -> links.weight(arc) >= gate, graph::weight);
    }

    /** The links whose ends have so many common neighbours, weighing z ln(1 + common) over its mean. */
    private CsrGraph supported(CsrGraph graph, IntPages common, int least) {
        double sum = 0;
        long count = 0;
        for (long arc = 0; arc < common.length(); arc++) {
            if (common.get(arc) >= least) {
                sum += graph.weight(arc) * Math.log1p(common.get(arc));
                count++;
            }
        }
        double mean = sum / Math.max(1, count);
        return filtered(
                graph,
                (tail, arc) -> common.get(arc) >= least,
                arc -> graph.weight(arc) * Math.log1p(common.get(arc)) / mean);
    }

    /** All links between these users, as they are. */
    CsrGraph among(BitSet users) {
        control.admit(estimate(1));
        CsrGraph graph = links.graph();
        return filtered(graph, (tail, arc) -> users.get(tail) && users.get(graph.head(arc)), graph::weight);
    }

    /** Whether an arc is shown: both arcs of an edge, or neither. */
    @FunctionalInterface
    private interface Shown {
        boolean test(int tail, long arc);
    }

    private CsrGraph filtered(CsrGraph graph, Shown shown, LongToDoubleFunction weight) {
        control.checkCancelled();
        long[] offsets = new long[graph.nodeCount() + 1];
        for (int node = 0; node < graph.nodeCount(); node++) {
            offsets[node + 1] = offsets[node];
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                offsets[node + 1] += shown.test(node, arc) ? 1 : 0;
            }
        }
        IntPages heads = IntPages.ofLength(offsets[graph.nodeCount()]);
        DoublePages weights = DoublePages.ofLength(heads.length());
        long next = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                if (shown.test(node, arc)) {
                    heads.set(next, graph.head(arc));
                    weights.set(next++, weight.applyAsDouble(arc));
                }
            }
        }
        return CsrGraph.trusting(offsets, heads, weights);
    }

    /** What the graphs of so many views with the same gate take at most. */
    private MemoryEstimate estimate(int views) {
        CsrGraph graph = links.graph();
        long copies = 1L + views;
        long bytes = BYTES_PER_ARC * graph.arcCount() * copies + BYTES_PER_NODE * graph.nodeCount() * copies;
        return new MemoryEstimate("views of the similarity graph", 0, bytes);
    }
}
