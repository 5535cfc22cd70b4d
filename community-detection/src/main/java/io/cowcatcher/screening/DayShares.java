package io.cowcatcher.screening;

import io.cowcatcher.block.Window;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * For each day the share of the distinct items sold that were sought after, from .02 to .95, and what windows that aim
 * at such items are held against: Poisson-binomial, each window with the share of its day.
 */
final class DayShares {
    private static final double LEAST_SHARE = 0.02;
    private static final double MOST_SHARE = 0.95;

    private final PurchaseIndex index;
    private final double[] shareOfDay;

    /**
     * Takes how many distinct items were sold each day, and how many of these were sought after.
     *
     * @param sought as many days as the index has, none of them above that of {@code sold}
     */
    DayShares(PurchaseIndex index, int[] sold, int[] sought) {
        this.index = index;
        this.shareOfDay = IntStream.range(0, sold.length)
                .mapToDouble(day -> sold[day] == 0 ? 0 : sought[day] / (double) sold[day])
                .map(share -> Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share)))
                .toArray();
    }

    /** How many windows aim at what is sought after, against how many would by chance. */
    Finding test(List<Window> windows, Predicate<Window> aims) {
        double[] chances = windows.stream()
                .mapToDouble(window -> shareOfDay[window.day(index)])
                .toArray();
        int observed = (int) windows.stream().filter(aims).count();
        double expected = DoubleStream.of(chances).sum();
        return new Finding(PoissonBinomial.upperTail(chances, observed), observed, expected, chances.length);
    }
}
