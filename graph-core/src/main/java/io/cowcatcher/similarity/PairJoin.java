package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/*
 * Row by row (Gustavson's order): for user A, every other user met within the window is counted, and only the pairs that reach the
 * least number of common items are weighed; nothing but the pairs that become edges is kept. Users are cut into ranges of about
 * equal cost, the same ranges for any number of threads, and the ranges' pairs are joined in their order.
 */
/** Finds all pairs of users with enough common purchases that weigh enough. */
final class PairJoin {
    private static final int RANGES = 64;
    /** More ranges where finished ones wait for others, so that fewer pairs do. */
    private static final int DELIVERED_RANGES = 1_024;

    private final PurchaseIndex index;
    private final PurchaseSimilarity options;
    private final TimeScales scales;
    private final RunControl control;
    private final RunControl pairs;
    private final PairBudget budget;
    private final Queue<PairRow> idleRows = new ConcurrentLinkedQueue<>();

    PairJoin(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        this.index = index;
        this.options = options;
        this.scales = TimeScales.of(options);
        this.control = control;
        this.pairs = control.phase("pairs", 0.2, 0.95);
        this.budget = new PairBudget(pairs, options.allowedEdges(index));
    }

    /** The graph of all pairs. */
    SimilarityGraph graph() {
        PairList[] found = new PairList[RANGES];
        join(RANGES, (row, range, from, to) -> {
            found[range] = new PairList(budget);
            row.pairsOf(from, to, found[range]);
        });
        idleRows.clear(); // what they hold is needed no more, and the graph is still to come
        Truncation truncation = truncation();
        List<PairList.Chunk> chunks =
                Arrays.stream(found).flatMap(list -> list.chunks().stream()).toList();
        PairGraph graph = PairGraph.of(chunks, index.userCodes());
        control.report(1);
        return new SimilarityGraph(graph.graph(), graph.shared(), unit(), truncation, options);
    }

    /** Passes all pairs on, in order. */
    Truncation passOnTo(PairSink sink) {
        double unit = unit();
        PairSink inOwnUnit = (first, second, shared, weight) -> sink.accept(first, second, shared, weight * unit);
        if (pairs.parallelism() == 1) {
            join(RANGES, (row, range, from, to) -> row.pairsOf(from, to, inOwnUnit));
        } else {
            PairDelivery delivery = new PairDelivery(inOwnUnit);
            join(DELIVERED_RANGES, (row, range, from, to) -> {
                PairList found = new PairList(budget);
                row.pairsOf(from, to, found);
                delivery.deliver(range, found);
            });
        }
        control.report(1);
        return truncation();
    }

    private void join(int rangeCount, RangeTask task) {
        ItemLists lists = lists();
        Supplier<PairRow> rows = rowMaker(lists, control.phase("expectations", 0, 0.2));
        int[] bounds = UserRanges.ofEqualCost(lists, index.userCodes(), rangeCount);
        pairs.forEach(rangeCount, range -> {
            PairRow idle = idleRows.poll();
            PairRow row = idle == null ? rows.get() : idle;
            task.run(row, range, bounds[range], bounds[range + 1]);
            idleRows.add(row);
        });
    }

    @FunctionalInterface
    private interface RangeTask {
        void run(PairRow row, int range, int from, int to);
    }

    private Truncation truncation() {
        return Truncation.of(index, scales.window(), options.expansionLimit(), control);
    }

    /** Lists without times where all purchases lie within the window, no limit applies, and distances do not matter. */
    private ItemLists lists() {
        return index.spanMillis() <= scales.window() && scales.count() == 1 && options.expansionLimit() >= index.size()
                ? WholeLists.of(index, options.minimumShared(), control)
                : SlidingLists.of(index, options, control);
    }

    private Supplier<PairRow> rowMaker(ItemLists lists, RunControl expectations) {
        Supplier<PairWeigher> weighers = weigherMaker(expectations);
        return () -> new PairRow(new SharedItems(lists, index.userCodes(), options, pairs), weighers.get(), pairs);
    }

    private Supplier<PairWeigher> weigherMaker(RunControl expectations) {
        if (options.weight() instanceof Surprise surprise) {
            NullModel model = NullModel.of(index, scales, expectations);
            double gate = surprise.gate(index.population());
            return () -> new SurpriseWeigher(model, scales.count(), gate, unit());
        }
        Resemblance resemblance = (Resemblance) options.weight();
        if (SharedCountWeigher.weighs(resemblance)) {
            int[] itemCounts = SharedCountWeigher.itemCounts(index, resemblance);
            return () -> SharedCountWeigher.of(resemblance, itemCounts);
        }
        ResemblanceModel model = ResemblanceModel.of(index, resemblance, scales.window());
        return () -> new ResemblanceWeigher(model, resemblance.minimum());
    }

    /** What one unit of an edge's weight in the graph stands for: ln N nats of surprise, or 1. */
    private double unit() {
        return options.weight() instanceof Surprise ? Math.max(1, Math.log(index.population())) : 1;
    }
}
