package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/*
 * Row by row (Gustavson's order): for user A, every other user met within the window is counted, and only the pairs that reach the
 * least number of common items are weighed; nothing but the pairs that become edges is kept. Users are cut into ranges of about
 * equal cost, the same ranges for any number of threads, and the ranges' pairs are joined in their order.
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
        this.scales = TimeScales.of(options);
        this.control = control;
    }

    SimilarityGraph run() {
        RunControl pairs = control.phase("pairs", 0.2, 0.95);
        ItemLists lists = lists();
        Supplier<PairRow> rows = rowMaker(lists, control.phase("expectations", 0, 0.2), pairs);
        int[] bounds = UserRanges.ofEqualCost(index, lists, RANGES);
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

    /** Lists without times where all purchases lie within the window, no limit applies, and distances do not matter. */
    private ItemLists lists() {
        boolean allWithin = index.size() == 0 || index.time(index.size() - 1) - index.time(0) <= scales.window();
        return allWithin && scales.count() == 1 && options.expansionLimit() >= index.size()
                ? ItemLists.whole(index, control)
                : ItemLists.sliding(index, scales.window(), options.expansionLimit(), control);
    }

    private Supplier<PairRow> rowMaker(ItemLists lists, RunControl expectations, RunControl pairs) {
        PairBudget budget = new PairBudget(pairs, options.allowedEdges(index));
        if (options.weight() instanceof Surprise surprise) {
            NullModel model = NullModel.of(index, scales, expectations);
            double gate = surprise.gate(index.population());
            return () -> new PairRow(
                    new SharedItems(index, lists, options, pairs),
                    new SurpriseWeigher(model, scales.count(), gate, unit()),
                    pairs,
                    budget);
        }
        Resemblance resemblance = (Resemblance) options.weight();
        ResemblanceModel model = ResemblanceModel.of(index, resemblance, scales.window());
        return () -> new PairRow(
                new SharedItems(index, lists, options, pairs),
                new ResemblanceWeigher(model, resemblance.minimum()),
                pairs,
                budget);
    }

    /** What one unit of an edge's weight in the graph stands for: ln N nats of surprise, or 1. */
    private double unit() {
        return options.weight() instanceof Surprise ? Math.max(1, Math.log(index.population())) : 1;
    }

    private SimilarityGraph graphOf(PairList[] found, Truncation truncation) {
        PairGraph pairs = PairGraph.of(found, index.userCodes());
        return new SimilarityGraph(pairs.graph(), pairs.shared(), unit(), truncation, options);
    }
}
