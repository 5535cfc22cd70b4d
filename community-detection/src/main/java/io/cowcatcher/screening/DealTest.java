package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Does a block aim at deals? Counts the separate windows in which at least half of the members' purchases are deals,
 * and holds them against the share of the items sold that day which were on deal at all.
 *
 * <p>The null distribution is Poisson-binomial over the windows.
 */
final class DealTest {
    private static final double LEAST_SHARE = 0.02;
    private static final double MOST_SHARE = 0.95;

    private final PurchaseIndex index;
    private final Deals deals;
    private final WindowEvents events;
    private final SeparateWindows separate;
    private final double[] dealShareOfDay;

    DealTest(PurchaseIndex index, Deals deals, RunControl control) {
        this.index = index;
        this.deals = deals;
        this.events = new WindowEvents(index, control);
        this.separate = new SeparateWindows(index, control);
        this.dealShareOfDay = dealShares(index, deals);
    }

    /** For each day the share of the distinct items sold that had at least one deal. */
    private static double[] dealShares(PurchaseIndex index, Deals deals) {
        int days = index.dayCount();
        int[] sold = new int[days];
        int[] dealt = new int[days];
        for (int item = 0; item < index.itemCodes(); item++) {
            int countedDay = -1;
            int dealtDay = -1;
            for (int event = index.itemStart(item); event < index.itemEnd(item); event++) {
                int day = index.day(event);
                sold[day] += day == countedDay ? 0 : 1;
                countedDay = day;
                if (day != dealtDay && deals.contains(event)) {
                    dealt[day]++;
                    dealtDay = day;
                }
            }
        }
        double[] shares = new double[days];
        for (int day = 0; day < days; day++) {
            double share = sold[day] == 0 ? 0 : dealt[day] / (double) sold[day];
            shares[day] = Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share));
        }
        return shares;
    }

    Finding test(Block block) {
        List<Window> windows = separate.of(block);
        double[] chances = new double[windows.size()];
        double expected = 0;
        int observed = 0;
        for (int w = 0; w < chances.length; w++) {
            Window window = windows.get(w);
            chances[w] = dealShareOfDay[window.day(index)];
            expected += chances[w];
            observed += isDeal(block, window) ? 1 : 0;
        }
        double p = PoissonBinomial.upperTail(chances, observed);
        return new Finding(p, observed, expected, chances.length);
    }

    private boolean isDeal(Block block, Window window) {
        int[] bought = events.ofMembers(block, window);
        long dealt = IntStream.of(bought).filter(deals::contains).count();
        return 2 * dealt >= bought.length;
    }
}
