package io.cowcatcher.similarity;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.run.RunControl;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/*
 * Row by row (Gustavson's order): for user A, every other user met within the window is counted in dense counters, and only the
 * pairs that reach the least number of common items are weighed; nothing but the pairs that become edges is kept. Users are cut
 * into ranges of about equal cost, the same ranges for any number of threads, and the ranges' pairs are joined in their order.
 */
/** Finds all pairs of users with enough common purchases and makes the graph of those that weigh enough. */
final class PairJoin {
    private static final int RANGES = 64;

    private final PurchaseIndex index;
    private final PurchaseSimilarity options;
    private final TimeScales scales;
    private final RunControl control;
    private final Queue<PairRow> idleRows = new ConcurrentLinkedQueue<>();

    PairJoin(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        this.index = index;
        this.options = options;
        this.scales = TimeScales.within(options.window());
        this.control = control;
    }

    SimilarityGraph run() {
        RunControl pairs = control.phase("pairs", 0.2, 0.95);
        Supplier<PairRow> rows = rowMaker(control.phase("expectations", 0, 0.2), pairs);
        int[] bounds = UserRanges.ofEqualCost(index, options.expansionLimit(), RANGES);
        PairList[] found = new PairList[bounds.length - 1];
        pairs.forEach(found.length, range -> {
            PairRow idle = idleRows.poll();
            PairRow row = idle == null ? rows.get() : idle;
            found[range] = row.pairsOf(bounds[range], bounds[range + 1]);
            idleRows.add(row);
        });
        idleRows.clear(); // what they hold is needed no more, and the graph is still to come
        Truncation truncation = Truncation.of(index, scales.window(), options.expansionLimit(), control);
        SimilarityGraph graph = graphOf(found, truncation);
        control.report(1);
        return graph;
    }

    private Supplier<PairRow> rowMaker(RunControl expectations, RunControl pairs) {
        PairBudget budget = new PairBudget(pairs, options.allowedEdges(index));
        if (options.weight() instanceof Surprise surprise) {
            NullModel model = NullModel.of(index, scales, expectations);
            double gate = surprise.gate(index.population());
            return () -> new PairRow(
                    new SharedItems(index, options, pairs),
                    new SurpriseWeigher(model, scales.count(), gate, unit()),
                    pairs,
                    budget);
        }
        Resemblance resemblance = (Resemblance) options.weight();
        ResemblanceModel model = ResemblanceModel.of(index, resemblance, scales.window());
        return () -> new PairRow(
                new SharedItems(index, options, pairs),
                new ResemblanceWeigher(model, resemblance.minimum()),
                pairs,
                budget);
    }

    /** What one unit of an edge's weight in the graph stands for: ln N nats of surprise, or 1. */
    private double unit() {
        return options.weight() instanceof Surprise ? Math.max(1, Math.log(index.population())) : 1;
    }

    private SimilarityGraph graphOf(PairList[] found, Truncation truncation) {
        CsrGraph graph = edgesOf(found);
        int[] shared = new int[Math.toIntExact(graph.arcCount())];
        long[] next = new long[graph.nodeCount()];
        for (int node = 0; node < next.length; node++) {
            next[node] = graph.firstArc(node);
        }
        for (PairList pairs :
                found) { // pairs come in ascending order, so every node's arcs are filled from the first on
            for (int i = 0; i < pairs.size(); i++) {
                shared[(int) next[pairs.first(i)]++] = pairs.shared(i);
                shared[(int) next[pairs.second(i)]++] = pairs.shared(i);
            }
        }
        return new SimilarityGraph(graph, shared, unit(), truncation, options);
    }

    private CsrGraph edgesOf(PairList[] found) {
        long edges = 0;
        for (PairList pairs : found) {
            edges += pairs.size();
        }
        CsrGraphBuilder builder = CsrGraph.builder(index.userCodes()).expecting(edges);
        for (PairList pairs : found) {
            for (int i = 0; i < pairs.size(); i++) {
                builder.addEdge(pairs.first(i), pairs.second(i), pairs.weight(i));
            }
        }
        return builder.build();
    }
}
