package io.cowcatcher.similarity;

import java.util.Arrays;

/** The usual price of an item at a time: the median of what was paid for it in a stretch of time before. */
final class PriceMedians {
    private static final int MOST_PRICES = 1_000;

    private final PurchaseIndex index;
    private final long lookBack;
    private final int fewest;

    PriceMedians(PurchaseIndex index, long lookBackMillis, int fewest) {
        this.index = index;
        this.lookBack = lookBackMillis;
        this.fewest = fewest;
    }

    /**
     * The median price of an item before one of its events; NaN where too few prices are known.
     *
     * <p>Purchases at the same instant are not before it. Of a hot item only the last thousand are looked at, so that
     * the cost stays bounded.
     */
    double before(int event) {
        int item = index.item(event);
        int end = index.eventAfter(item, index.time(event) - 1);
        int start = Math.max(index.itemStart(item), end - MOST_PRICES);
        double[] prices = new double[end - start];
        int count = 0;
        for (int earlier = end - 1; earlier >= start; earlier--) {
            if (index.time(event) - index.time(earlier) > lookBack) {
                break;
            }
            double price = index.log().price(index.row(earlier));
            if (!Double.isNaN(price)) {
                prices[count++] = price;
            }
        }
        if (count < fewest) {
            return Double.NaN;
        }
        Arrays.sort(prices, 0, count);
        return count % 2 == 1 ? prices[count / 2] : (prices[count / 2 - 1] + prices[count / 2]) / 2;
    }
}
