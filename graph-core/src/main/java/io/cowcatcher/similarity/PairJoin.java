package io.cowcatcher.similarity;

import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.Arrays;
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
    private final JoinMemory memory;
    private final Weighing weighing;
    private final ItemLists lists;
    private final Truncation truncation;
    private final UserCosts costs;
    /** The bytes held that go with this join, the truncation aside. */
    private final long ownBytes;

    private final Queue<PairRow> idleRows = new ConcurrentLinkedQueue<>();
    private long edgesAtMost = -1;

    private PairJoin(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        this.index = index;
        this.options = options;
        this.control = control;
        this.pairs = control.phase("pairs", 0.2, 0.95);
        this.memory = new JoinMemory(index, control);
        this.weighing = ModelMaker.make(index, options, control.phase("expectations", 0, 0.15), memory);
        this.lists = lists(index, options, control.phase("lists", 0.15, 0.2), memory);
        long listBytes = lists.heapBytes(index);
        memory.hold(listBytes);
        RunControl counting = control.phase("lists", 0.2, 0.2);
        this.truncation = Truncation.of(index, options, counting, memory);
        long costBytes = UserCosts.heapBytes(index.userCodes()) + EdgeForecast.heapBytes(index.userCodes());
        memory.take(costBytes);
        this.costs = UserCosts.of(lists, index.userCodes(), counting);
        long rowBytes = control.parallelism()
                * (weighing.heapBytesOfWeigher()
                        + SharedItems.heapBytes(
                                index.userCodes(),
                                lists,
                                costs.largest(),
                                TimeScales.of(options).count()));
        memory.take(rowBytes);
        this.ownBytes = weighing.heapBytes() + listBytes + costBytes + rowBytes;
    }

    /**
     * Makes the lists and counts what pairs are weighed by, as far as there is memory for it.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if there is not enough, for these or for the threads
     */
    static PairJoin prepare(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        return new PairJoin(index, options, control);
    }

    /** Lists without times where all purchases lie within the window, no limit applies, and distances do not matter. */
    private static ItemLists lists(
            PurchaseIndex index, PurchaseSimilarity options, RunControl control, JoinMemory memory) {
        TimeScales scales = TimeScales.of(options);
        return index.spanMillis() <= scales.window() && scales.count() == 1 && options.expansionLimit() >= index.size()
                ? WholeLists.of(index, options.minimumShared(), control, memory)
                : SlidingLists.of(index, options, control, memory);
    }

    /** What the limit of expansions leaves out. */
    Truncation truncation() {
        return truncation;
    }

    /** What is held, and set aside for the threads. */
    long heapBytes() {
        return memory.held();
    }

    /** What passing on pairs takes beyond the index. */
    MemoryEstimate estimateOfPairs() {
        return memory.estimate(memory.held() + deliveryBytes());
    }

    /** What making the graph takes beyond the index; finds the pairs of some users. */
    MemoryEstimate estimateOfGraph() {
        long atMost = edgesAtMost();
        long room = roomFor(atMost);
        return memory.estimate(
                memory.held() + PairChunk.WORD_BYTES * room, memory.held() - ownBytes + placingBytes(room, atMost));
    }

    /** The same, where pairs wait on disk. */
    MemoryEstimate estimateOnDisk() {
        long atMost = edgesAtMost();
        return memory.estimate(
                memory.held() + deliveryBytes() + SpilledPairs.BUFFER_BYTES,
                memory.held() - ownBytes + SpilledPairs.BUFFER_BYTES + placingBytes(0, atMost));
    }

    /** What telling discoveries among the edges of the graph takes beyond the index, the graph included. */
    MemoryEstimate estimateOfDiscoveries() {
        long atMost = edgesAtMost();
        return memory.estimate(memory.held()
                - ownBytes
                + PairGraph.heapBytes(index.userCodes(), atMost)
                + EdgeDiscoveries.heapBytesOfCut(atMost));
    }

    private long deliveryBytes() {
        return pairs.parallelism() == 1
                ? 0
                : PairDelivery.heapBytes(PairDelivery.waitingBytes(memory.held()), pairs.parallelism());
    }

    /** The words for which there is room at most in the lists that hold so many pairs. */
    private long roomFor(long pairCount) {
        return PairList.mostRoom(PairList.words(pairCount, weighing.wordsOfPair(), index.userCodes()), RANGES);
    }

    /** What is taken while the graph is made of so many pairs, in lists with room for so many words. */
    private long placingBytes(long room, long pairCount) {
        return PairChunk.WORD_BYTES * room + PairGraph.heapBytes(index.userCodes(), pairCount);
    }

    private long edgesAtMost() {
        if (edgesAtMost < 0) {
            PairRow row = newRow();
            edgesAtMost = EdgeForecast.atMost(costs, index.userCodes(), row, pairs);
            idleRows.add(row);
        }
        return edgesAtMost;
    }

    /** All pairs, in order, if there is memory for them and their graph; weights are in the graph's unit. */
    PairSource found() {
        long atMost = edgesAtMost();
        long room = roomFor(atMost);
        memory.ask(PairChunk.WORD_BYTES * room);
        memory.askInstead(ownBytes, placingBytes(room, atMost));
        PairBudget budget = new PairBudget(room, this::askForMore);
        PairList[] found = new PairList[RANGES];
        join(RANGES, (row, range, from, to) -> {
            found[range] = new PairList(budget);
            row.pairsOf(from, to, found[range]);
        });
        return PairSource.of(
                Arrays.stream(found).flatMap(list -> list.chunks().stream()).toList());
    }

    private void askForMore(long room, long before) {
        long taken = PairChunk.WORD_BYTES * before;
        long pairsAtMost = room / PairChunk.WORDS_OF_COUNTED; // any weight may happen to be the count
        String what = "similarity of about " + Counted.of(before / weighing.wordsOfPair(), "pair") + " or more";
        memory.askInstead(what, 0, PairChunk.WORD_BYTES * room, taken);
        memory.askInstead(what, ownBytes, placingBytes(room, pairsAtMost), taken);
    }

    /** Passes all pairs on, in order, if there is memory for their graph. */
    void spillTo(SpilledPairs spilled) {
        memory.askInstead(ownBytes, SpilledPairs.BUFFER_BYTES + placingBytes(0, edgesAtMost()));
        deliver(spilled, SpilledPairs.BUFFER_BYTES);
    }

    /** Passes all pairs on, in order, with weights in their own unit. */
    void passOnTo(PairSink sink) {
        double unit = ModelMaker.unit(index, options);
        deliver((first, second, shared, weight) -> sink.accept(first, second, shared, weight * unit), 0);
        control.report(1);
    }

    private void deliver(PairSink sink, long bytesOfSink) {
        memory.ask(deliveryBytes() + bytesOfSink);
        if (pairs.parallelism() == 1) {
            join(RANGES, (row, range, from, to) -> row.pairsOf(from, to, sink));
            return;
        }
        PairDelivery delivery = new PairDelivery(sink, pairs, PairDelivery.waitingBytes(memory.held()));
        join(
                DELIVERED_RANGES,
                (row, range, from, to) -> {
                    PairDelivery.Range found = delivery.range(range);
                    row.pairsOf(from, to, found);
                    found.end();
                },
                delivery::fail);
    }

    private void join(int rangeCount, RangeTask task) {
        join(rangeCount, task, () -> {});
    }

    private void join(int rangeCount, RangeTask task, Runnable whenFailed) {
        int[] bounds = costs.bounds(rangeCount);
        pairs.forEach(
                rangeCount,
                range -> {
                    PairRow idle = idleRows.poll();
                    PairRow row = idle == null ? newRow() : idle;
                    task.run(row, range, bounds[range], bounds[range + 1]);
                    idleRows.add(row);
                },
                whenFailed);
    }

    @FunctionalInterface
    private interface RangeTask {
        void run(PairRow row, int range, int from, int to);
    }

    private PairRow newRow() {
        PairWeigher weigher = weighing.newWeigher(pairs);
        return new PairRow(new SharedItems(lists, index.userCodes(), options, weigher, pairs), weigher, pairs);
    }
}
