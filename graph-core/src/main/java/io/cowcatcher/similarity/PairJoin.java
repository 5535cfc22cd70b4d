package io.cowcatcher.similarity;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/*
 * Row by row (Gustavson's order): for user A, every other user met within the window is counted, and only the pairs that reach the
 * least number of common items are weighed; nothing but the pairs that become edges is kept. Users are cut into ranges of about
 * equal cost, the same ranges for any number of threads, and the ranges' pairs are joined in their order.
 */
/** Finds all pairs of users with enough common purchases that weigh enough: prepared once, then run. */
final class PairJoin {
    private static final int RANGES = 64;
    /** More ranges where finished ones wait for others, so that fewer pairs do. */
    private static final int DELIVERED_RANGES = 1_024;

    private final PurchaseIndex index;
    private final PurchaseSimilarity options;
    private final RunControl control;
    private final RunControl pairs;
    private final ItemLists lists;
    private final Weighing weighing;
    private final UserCosts costs;
    private final Queue<PairRow> idleRows = new ConcurrentLinkedQueue<>();

    private PairJoin(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        this.index = index;
        this.options = options;
        this.control = control;
        this.pairs = control.phase("pairs", 0.2, 0.95);
        this.weighing = ModelMaker.make(index, options, control.phase("expectations", 0, 0.15));
        this.lists = lists(index, options, control.phase("lists", 0.15, 0.2));
        this.costs = UserCosts.of(lists, index.userCodes(), control.phase("lists", 0.2, 0.2));
    }

    /** Makes the lists and counts what pairs are weighed by, if there is memory for it. */
    static PairJoin prepare(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        control.admit(JoinMemory.ofPreparation(index, options, control.parallelism()));
        return new PairJoin(index, options, control);
    }

    /** Lists without times where all purchases lie within the window, no limit applies, and distances do not matter. */
    private static ItemLists lists(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        TimeScales scales = TimeScales.of(options);
        return index.spanMillis() <= scales.window() && scales.count() == 1 && options.expansionLimit() >= index.size()
                ? WholeLists.of(index, options.minimumShared(), control)
                : SlidingLists.of(index, options, control);
    }

    /** What passing on pairs takes beyond the index. */
    MemoryEstimate estimateOfPairs(int parallelism) {
        long row =
                SharedItems.heapBytes(index.userCodes(), TimeScales.of(options).count())
                        + ModelMaker.heapBytesOfThread(index, options);
        return JoinMemory.ofPairs(index, preparedBytes(), parallelism * row);
    }

    private long preparedBytes() {
        return weighing.heapBytes() + lists.heapBytes(index) + UserCosts.heapBytes(index.userCodes());
    }

    /** What making the graph takes beyond the index; finds the pairs of some users. */
    MemoryEstimate estimateOfGraph(int parallelism) {
        return JoinMemory.ofGraph(index, estimateOfPairs(parallelism).upperBytes(), forecast());
    }

    private EdgeForecast forecast() {
        PairRow row = newRow();
        EdgeForecast forecast = EdgeForecast.of(costs, index.userCodes(), row);
        idleRows.add(row);
        return forecast;
    }

    /** All pairs, in order, if there is memory for them and their graph; weights are in the graph's unit. */
    List<PairList.Chunk> found() {
        EdgeForecast forecast = forecast();
        long resident = estimateOfPairs(control.parallelism()).upperBytes();
        control.admit(JoinMemory.ofGraph(index, resident, forecast), preparedBytes());
        PairBudget budget = new PairBudget(pairs, forecast.atMost(), PairList.PEAK_BYTES);
        PairList[] found = new PairList[RANGES];
        join(RANGES, (row, range, from, to) -> {
            found[range] = new PairList(budget);
            row.pairsOf(from, to, found[range]);
        });
        return Arrays.stream(found).flatMap(list -> list.chunks().stream()).toList();
    }

    /** Passes all pairs on, in order, if there is memory for their graph. */
    void spillTo(SpilledPairs spilled) {
        EdgeForecast forecast = forecast();
        long resident = estimateOfPairs(control.parallelism()).upperBytes();
        control.admit(JoinMemory.ofSpilledGraph(index, resident, forecast), preparedBytes());
        deliver(spilled);
    }

    /** Passes all pairs on, in order, with weights in their own unit. */
    Truncation passOnTo(PairSink sink) {
        control.admit(estimateOfPairs(control.parallelism()), preparedBytes());
        double unit = ModelMaker.unit(index, options);
        deliver((first, second, shared, weight) -> sink.accept(first, second, shared, weight * unit));
        control.report(1);
        return Truncation.of(index, options.window().toMillis(), options.expansionLimit(), control);
    }

    private void deliver(PairSink sink) {
        if (pairs.parallelism() == 1) {
            join(RANGES, (row, range, from, to) -> row.pairsOf(from, to, sink));
            return;
        }
        PairBudget budget = new PairBudget(pairs, 0, PairList.BYTES);
        PairDelivery delivery = new PairDelivery(sink);
        join(DELIVERED_RANGES, (row, range, from, to) -> {
            PairList found = new PairList(budget);
            row.pairsOf(from, to, found);
            delivery.deliver(range, found);
        });
    }

    private void join(int rangeCount, RangeTask task) {
        int[] bounds = costs.bounds(rangeCount);
        pairs.forEach(rangeCount, range -> {
            PairRow idle = idleRows.poll();
            PairRow row = idle == null ? newRow() : idle;
            task.run(row, range, bounds[range], bounds[range + 1]);
            idleRows.add(row);
        });
    }

    @FunctionalInterface
    private interface RangeTask {
        void run(PairRow row, int range, int from, int to);
    }

    private PairRow newRow() {
        PairWeigher weigher = weighing.newWeigher();
        return new PairRow(new SharedItems(lists, index.userCodes(), options, weigher, pairs), weigher, pairs);
    }
}
