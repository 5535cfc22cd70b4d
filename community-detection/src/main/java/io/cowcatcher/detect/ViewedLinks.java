package io.cowcatcher.detect;

import io.cowcatcher.graph.CsrGraph;
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
import java.util.function.LongPredicate;
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
        int[] common = counted ? Triangles.ofArcs(above, control) : new int[0];
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
        return filtered(graph, arc -> links.weight(arc) >= gate, graph::weight);
    }

    /** The links whose ends have so many common neighbours, weighing z ln(1 + common) over its mean. */
    private CsrGraph supported(CsrGraph graph, int[] common, int least) {
        double sum = 0;
        long count = 0;
        for (int arc = 0; arc < common.length; arc++) {
            if (common[arc] >= least) {
                sum += graph.weight(arc) * Math.log1p(common[arc]);
                count++;
            }
        }
        double mean = sum / Math.max(1, count);
        return filtered(
                graph,
                arc -> common[(int) arc] >= least,
                arc -> graph.weight(arc) * Math.log1p(common[(int) arc]) / mean);
    }

    /** All links between these users, as they are. */
    CsrGraph among(BitSet users) {
        control.admit(estimate(1));
        CsrGraph graph = links.graph();
        BitSet kept = new BitSet();
        for (int user = users.nextSetBit(0); user >= 0; user = users.nextSetBit(user + 1)) {
            for (long arc = graph.firstArc(user); arc < graph.endArc(user); arc++) {
                kept.set((int) arc, users.get(graph.head(arc)));
            }
        }
        return filtered(graph, arc -> kept.get((int) arc), graph::weight);
    }

    private CsrGraph filtered(CsrGraph graph, LongPredicate kept, LongToDoubleFunction weight) {
        control.checkCancelled();
        long[] offsets = new long[graph.nodeCount() + 1];
        int count = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                count += kept.test(arc) ? 1 : 0;
            }
            offsets[node + 1] = count;
        }
        int[] heads = new int[count];
        double[] weights = new double[count];
        int next = 0;
        for (long arc = 0; arc < graph.arcCount(); arc++) {
            if (kept.test(arc)) {
                heads[next] = graph.head(arc);
                weights[next++] = weight.applyAsDouble(arc);
            }
        }
        return CsrGraph.trusting(offsets, heads, weights); // both arcs of an edge are kept, or neither
    }

    /** What the graphs of so many views with the same gate take at most. */
    private MemoryEstimate estimate(int views) {
        CsrGraph graph = links.graph();
        long copies = 1L + views;
        long bytes = BYTES_PER_ARC * graph.arcCount() * copies + BYTES_PER_NODE * graph.nodeCount() * copies;
        return new MemoryEstimate("views of the similarity graph", 0, bytes);
    }
}
