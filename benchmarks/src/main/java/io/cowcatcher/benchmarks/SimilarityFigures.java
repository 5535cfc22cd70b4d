package io.cowcatcher.benchmarks;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import io.cowcatcher.similarity.Surprise;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the similarity costs, as ratios in one run: {@code weights} (the surprise against the bare count), {@code hot}
 * (one item with ever more buyers at once), {@code threads}, {@code size} (time a pair of purchases), {@code memory}
 * (the estimate against the heap in use), and {@code detector} (the join of the detector, one run).
 *
 * <pre>{@code
 * java -Xmx6g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.SimilarityFigures weights 4.6 PT1H
 * }</pre>
 *
 * <p>{@code memory} needs {@code -XX:+UseSerialGC -XX:MarkSweepAlwaysCompactCount=1}.
 */
public final class SimilarityFigures {
    private static final int MINIMUM_SHARED = 3;
    private static final int FEWEST_BUYERS = 1_000;
    private static final int MOST_BUYERS = 32_000;
    private static final int HOT_HOURS = 10;
    private static final int HUB_BUYERS = 20_000;
    private static final double MILLION = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private SimilarityFigures() {}

    /** Takes the figure, the scale of the generated log (1: 20,000 users, 217,000 purchases) and the window. */
    public static void main(String[] arguments) throws Exception {
        double scale = Double.parseDouble(arguments[1]);
        PurchaseSimilarity count = PurchaseSimilarity.defaults()
                .within(Duration.parse(arguments[2]))
                .withMinimumShared(MINIMUM_SHARED)
                .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                .weightedBy(Resemblance.count());
        PurchaseLog log = SyntheticLogGenerator.generate(
                        SyntheticLogOptions.defaults().scaledBy(scale), RunControl.inline())
                .log();
        switch (arguments[0]) {
            case "weights" -> weights(index(log), count);
            case "hot" -> hot(log, count);
            case "threads" -> threads(index(log), count);
            case "memory" -> memory(log, count);
            case "size" -> size(index(log), count);
            case "detector" -> detector(index(log), count);
            default ->
                throw new IllegalArgumentException(
                        "figure must be weights, hot, threads, size, memory or detector (got: " + arguments[0] + ")");
        }
    }

    private static PurchaseIndex index(PurchaseLog log) {
        PurchaseIndex index = PurchaseIndex.of(log, IndexOptions.defaults());
        System.out.printf(Locale.ROOT, "%,d events, %,d users%n", index.size(), index.population());
        return index;
    }

    private static Long pairs(PurchaseIndex index, PurchaseSimilarity similarity, RunControl control) {
        long[] pairs = new long[1];
        similarity.forEachPair(index, control, (first, second, shared, weight) -> pairs[0]++);
        return pairs[0];
    }

    private static void weights(PurchaseIndex index, PurchaseSimilarity count) throws Exception {
        for (int least = MINIMUM_SHARED; least >= 2; least--) {
            PurchaseSimilarity counted = count.withMinimumShared(least);
            PurchaseSimilarity surprise = counted.weightedBy(Surprise.defaults());
            double bare = WarmMedian.of("count, k >= " + least, () -> pairs(index, counted, RunControl.inline()));
            double full = WarmMedian.of("surprise, k >= " + least, () -> pairs(index, surprise, RunControl.inline()));
            System.out.printf(Locale.ROOT, "surprise / count: %.2f%n", full / bare);
        }
    }

    private static void threads(PurchaseIndex index, PurchaseSimilarity count) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(1);
        try {
            for (PurchaseSimilarity similarity :
                    new PurchaseSimilarity[] {count, count.withMinimumShared(2).weightedBy(Surprise.defaults())}) {
                double one = WarmMedian.of("1 thread", () -> similarity.link(index, RunControl.inline()));
                double two = WarmMedian.of("2 threads", () -> similarity.link(index, RunControl.on(workers, 2)));
                System.out.printf(Locale.ROOT, "1 thread / 2 threads: %.2f%n", one / two);
            }
        } finally {
            workers.shutdown();
        }
    }

    private static void hot(PurchaseLog log, PurchaseSimilarity count) throws Exception {
        double fewest = 0;
        int most = Math.min(MOST_BUYERS, log.ids(PurchaseField.USER).size());
        for (int buyers = FEWEST_BUYERS; buyers <= most; buyers *= 2) {
            PurchaseIndex index = index(HotHours.in(log, 1, buyers));
            double millis = WarmMedian.of(
                    String.format(Locale.ROOT, "one hour with %,d buyers of one item", buyers),
                    () -> pairs(index, count, RunControl.inline()));
            fewest = buyers == FEWEST_BUYERS ? millis : fewest;
            System.out.printf(Locale.ROOT, "against %,d buyers: %.2f%n", FEWEST_BUYERS, millis / fewest);
        }
    }

    /** The time for each pair of purchases of one item within the window, one thread. */
    private static void size(PurchaseIndex index, PurchaseSimilarity count) throws Exception {
        long window = count.window().toMillis();
        long generated = 0;
        for (int item = 0; item < index.itemCodes(); item++) {
            int high = index.itemStart(item);
            for (int event = high; event < index.itemEnd(item); event++) {
                while (high < index.itemEnd(item) && index.time(high) - index.time(event) <= window) {
                    high++;
                }
                generated += high - event - 1;
            }
        }
        double millis = WarmMedian.of("count", () -> pairs(index, count, RunControl.inline()));
        System.out.printf(
                Locale.ROOT, "%,d pairs of purchases, %.2f ns each%n", generated, millis * MILLION / generated);
    }

    private static void memory(PurchaseLog log, PurchaseSimilarity count) throws Exception {
        PurchaseIndex[] made = new PurchaseIndex[1];
        long index = LiveHeap.peakOf(() -> made[0] = PurchaseIndex.of(log, IndexOptions.defaults()));
        System.out.printf(
                Locale.ROOT, "index of %,d purchases: %.1f bytes each%n", log.size(), index / (double) log.size());
        report("pairs with three items in common", log, count);
        report("the same, surprising ones", log, count.weightedBy(Surprise.defaults()));
        report("two items in common", log, count.withMinimumShared(2));
        report("two items in common, by R", log, count.withMinimumShared(2).weightedBy(Resemblance.defaults()));
        report(
                "ten hours with hubs, surprising pairs",
                HotHours.in(
                        log,
                        HOT_HOURS,
                        Math.min(HUB_BUYERS, log.ids(PurchaseField.USER).size())),
                count.weightedBy(Surprise.defaults()));
    }

    /** Reports one question by one thread and by two, each with an index of its own. */
    private static void report(String what, PurchaseLog log, PurchaseSimilarity similarity) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(1);
        try {
            for (RunControl control : new RunControl[] {RunControl.inline(), RunControl.on(workers, 2)}) {
                report(what, log, similarity, control);
            }
        } finally {
            workers.shutdown();
        }
    }

    private static void report(String what, PurchaseLog log, PurchaseSimilarity similarity, RunControl control)
            throws Exception {
        int threads = control.parallelism();
        PurchaseIndex index = PurchaseIndex.of(log, IndexOptions.defaults());
        long passing = LiveHeap.peakOf(() -> pairs(index, similarity, control));
        PurchaseIndex another = PurchaseIndex.of(log, IndexOptions.defaults());
        long keeping = LiveHeap.peakOf(() -> similarity.link(another, control));
        long expectedPassing = similarity.estimateOfPairs(index, threads).upperBytes();
        long expectedKeeping = similarity.estimate(index, threads).upperBytes();
        System.out.printf(
                Locale.ROOT,
                "%s, %d threads: passed on %.1f MB (%.1f bytes a purchase), estimate %.2f times that; kept %.1f MB, estimate %.2f times that%n",
                what,
                threads,
                passing / MILLION,
                passing / (double) index.size(),
                expectedPassing / (double) passing,
                keeping / MILLION,
                expectedKeeping / (double) keeping);
    }

    /** z at the detector's loosest gate, ln N - 8, k of 2 or more, one thread, once. */
    private static void detector(PurchaseIndex index, PurchaseSimilarity count) {
        double gate = Math.log(index.population()) - 8;
        PurchaseSimilarity similarity = count.withMinimumShared(2)
                .withExpansionLimit(PurchaseSimilarity.defaults().expansionLimit())
                .weightedBy(Surprise.ofLeast(Math.max(0, gate)));
        long start = System.nanoTime();
        long edges = similarity.link(index, RunControl.inline()).graph().edgeCount();
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        System.out.printf(
                Locale.ROOT,
                "%,d edges in %.1f s; estimate %.0f MB%n",
                edges,
                seconds,
                similarity.estimate(index, 1).upperBytes() / MILLION);
    }
}
