package io.cowcatcher.similarity;

import io.cowcatcher.run.MemoryEstimate;
import java.util.Locale;

/** What a join takes of the heap, beyond the index: before it is prepared, and when it is. */
final class JoinMemory {
    private static final long OVERHEAD = 1 << 17;
    /** Lists of pairs grow by a quarter, and are half full on average. */
    private static final double SLACK = 1.125;
    /** What the JVM takes for objects beyond their fields and elements, and what the parts do not count. */
    private static final double MARGIN = 1.08;

    private JoinMemory() {}

    /** What making the lists and the model of expectations takes at most, on so many threads. */
    static MemoryEstimate ofPreparation(PurchaseIndex index, PurchaseSimilarity options, int parallelism) {
        long users = index.userCodes();
        long model = ModelMaker.heapBytes(index, options);
        long lists = ItemLists.BYTES_OF_EVENT * (long) index.size()
                + 4L * index.itemCodes()
                + SlidingLists.heapBytesOfUser(parallelism) * users;
        long making = Math.max(lists, ModelMaker.heapBytesOfMaking(index, options));
        return new MemoryEstimate(words(index), model, model + making + UserCosts.heapBytes(users) + OVERHEAD);
    }

    /**
     * What a prepared join takes at most while it runs.
     *
     * @param prepared the bytes of lists and model
     * @param rows the bytes of the scratch of all threads
     */
    static MemoryEstimate ofPairs(PurchaseIndex index, long prepared, long rows) {
        long resident = (long) (MARGIN * (prepared + rows)) + OVERHEAD;
        return new MemoryEstimate(words(index), resident, resident);
    }

    /** The same, where pairs are kept until the graph is made of them. */
    static MemoryEstimate ofGraph(PurchaseIndex index, long resident, EdgeForecast forecast) {
        double found = SLACK * PairList.BYTES * forecast.atMost();
        long joining = resident + (long) found;
        long placing = (long) found + graph(index, forecast.atMost());
        long least = Math.max(resident, (long) PairList.PEAK_BYTES * forecast.expected());
        long most = (long) (MARGIN * Math.max(joining, placing)) + OVERHEAD;
        return new MemoryEstimate(words(index), Math.min(least, most), most);
    }

    /** The same, where pairs wait on disk. */
    static MemoryEstimate ofSpilledGraph(PurchaseIndex index, long resident, EdgeForecast forecast) {
        long most = Math.max(resident, graph(index, forecast.atMost())) + OVERHEAD;
        return new MemoryEstimate(words(index), Math.min(resident, most), most);
    }

    private static long graph(PurchaseIndex index, long edges) {
        return 16L * index.userCodes() + (PairList.PEAK_BYTES - PairList.BYTES) * edges;
    }

    private static String words(PurchaseIndex index) {
        return String.format(Locale.ROOT, "similarity of %,d users", index.userCodes());
    }
}
