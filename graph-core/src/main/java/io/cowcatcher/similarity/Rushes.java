package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;
import java.util.BitSet;

/**
 * On which days an item was bought by more users than chance brings. By chance an item's buyers come on a day as all
 * purchases of the shop do, Poisson with mean n M_g / M; the days of the log are paid for by Bonferroni.
 */
public final class Rushes {
    private static final double LEVEL = 0.05;
    private static final int VISITS_PER_POLL = 10_000;

    private Rushes() {}

    /**
     * The days of an item's rushes, as {@link PurchaseIndex#day} counts them; O(n log n) and 16 n bytes for n purchases
     * of it. Cancellation is polled every ten thousand of them, and after they are sorted.
     */
    public static BitSet days(PurchaseIndex index, int item, RunControl control) {
        long[] visits = buyersByDay(index, item, control);
        int visitCount = 0; // each buyer once a day
        for (int i = 0; i < visits.length; i++) {
            poll(i, control);
            if (i == 0 || visits[i] != visits[i - 1]) {
                visits[visitCount++] = visits[i];
            }
        }
        BitSet rushes = new BitSet();
        int buyers = 0;
        for (int i = 0; i < visitCount; i++) {
            poll(i, control);
            int day = day(visits[i]);
            buyers = i > 0 && day(visits[i - 1]) == day ? buyers + 1 : 1;
            if (i + 1 == visitCount || day(visits[i + 1]) != day) {
                rushes.set(day, isRush(index, buyers, visitCount, index.eventsOfDay(day)));
            }
        }
        return rushes;
    }

    /**
     * Whether so many buyers of an item on some days are more than chance brings.
     *
     * @param visits all of its buyers, each once a day
     * @param eventsOfDays all purchases of the shop on those days
     */
    public static boolean isRush(PurchaseIndex index, int buyers, int visits, long eventsOfDays) {
        double mean = visits * (double) eventsOfDays / index.size();
        return buyers > 0 && PoissonTail.surprise(buyers, mean) >= Math.log(index.dayCount() / LEVEL);
    }

    private static long[] buyersByDay(PurchaseIndex index, int item, RunControl control) {
        int first = index.itemStart(item);
        long[] visits = new long[index.itemEnd(item) - first];
        for (int i = 0; i < visits.length; i++) {
            poll(i, control);
            visits[i] = (long) index.day(first + i) << 32 | index.user(first + i);
        }
        Arrays.sort(visits);
        return visits;
    }

    private static void poll(int step, RunControl control) {
        if (step % VISITS_PER_POLL == 0) {
            control.checkCancelled();
        }
    }

    private static int day(long visit) {
        return (int) (visit >> 32);
    }
}
