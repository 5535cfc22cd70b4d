package io.cowcatcher.similarity;

import java.util.Arrays;

/*
 * Purchases do not vote: a sale of an hour may sell more than the four weeks before it, and would be the usual price of
 * its own second half, and of everything sold at the full price in the weeks to come.
 */
/**
 * The usual price of an item on a day: the median over the days before it, each of which counts once, with the median
 * of what was paid for the item on it. For events in the order of the index; not safe for use by several threads.
 */
final class PriceMedians {
    private final PurchaseIndex index;
    private final int lookBackDays;
    private final int fewest;

    private int item = -1;
    private int dayCount;
    private int[] days = {};
    private double[] medians = {};
    private int[] prices = {};
    private int usualDay;
    private double usual;

    PriceMedians(PurchaseIndex index, int lookBackDays, int fewest) {
        this.index = index;
        this.lookBackDays = lookBackDays;
        this.fewest = fewest;
    }

    /** The usual price of the item of an event on its day; NaN where fewer prices are known than are needed. */
    double before(int event) {
        if (index.item(event) != item) {
            read(index.item(event));
            usualDay = -1;
        }
        if (index.day(event) != usualDay) {
            usualDay = index.day(event);
            usual = before(usualDay, firstDayFrom(usualDay));
        }
        return usual;
    }

    /** The medians of the days of an item; a day without a known price is none. */
    private void read(int nextItem) {
        item = nextItem;
        dayCount = 0;
        int from = index.itemStart(item);
        int end = index.itemEnd(item);
        days = new int[end - from];
        medians = new double[end - from];
        prices = new int[end - from];
        double[] ofDay = new double[end - from];
        int event = from;
        while (event < end) {
            int day = index.day(event);
            int count = 0;
            for (; event < end && index.day(event) == day; event++) {
                double price = index.log().price(index.row(event));
                if (!Double.isNaN(price)) {
                    ofDay[count++] = price;
                }
            }
            if (count > 0) {
                days[dayCount] = day;
                medians[dayCount] = median(ofDay, count);
                prices[dayCount++] = count;
            }
        }
    }

    private int firstDayFrom(int day) {
        int at = Arrays.binarySearch(days, 0, dayCount, day);
        return at < 0 ? -1 - at : at;
    }

    private double before(int day, int end) {
        int start = firstDayFrom(day - lookBackDays);
        int known = 0;
        for (int i = start; i < end; i++) {
            known += prices[i];
        }
        return known < fewest ? Double.NaN : median(Arrays.copyOfRange(medians, start, end), end - start);
    }

    /** The median of the first so many values, which are sorted. */
    private static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
    }
}
