package io.cowcatcher.detect;

import io.cowcatcher.similarity.PoissonTail;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * On which days an item was bought by more users than chance brings. By chance an item's buyers come on a day as all
 * purchases of the shop do, Poisson with mean n M_g / M; the days of the log are paid for by Bonferroni.
 */
final class Rushes {
    private static final double LEVEL = 0.05;

    private Rushes() {}

    /** The days of an item's rushes, as {@link PurchaseIndex#day} counts them; O(n log n) for n purchases of it. */
    static BitSet days(PurchaseIndex index, int item) {
        long[] events = IntStream.range(index.itemStart(item), index.itemEnd(item))
                .mapToLong(event -> (long) index.day(event) << 32 | index.user(event))
                .sorted()
                .toArray();
        int[] days = IntStream.range(0, events.length) // once for each buyer; distinct() would make an object of each
                .filter(i -> i == 0 || events[i] != events[i - 1])
                .map(i -> (int) (events[i] >> 32))
                .toArray();
        double bar = Math.log(index.dayCount() / LEVEL);
        BitSet rushes = new BitSet();
        int buyers = 0;
        for (int i = 0; i < days.length; i++) {
            buyers = i > 0 && days[i] == days[i - 1] ? buyers + 1 : 1;
            if (i + 1 == days.length || days[i + 1] != days[i]) {
                double mean = days.length * (double) index.eventsOfDay(days[i]) / index.size();
                rushes.set(days[i], PoissonTail.surprise(buyers, mean) >= bar);
            }
        }
        return rushes;
    }
}
