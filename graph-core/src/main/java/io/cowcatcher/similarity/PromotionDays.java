package io.cowcatcher.similarity;

import java.util.Arrays;

/** The days of big promotions: those with more than 2.5 times the events that are usual for their weekday. */
final class PromotionDays {
    private static final double BURST = 2.5;
    private static final int WEEK = 7;

    private final boolean[] promotion;

    private PromotionDays(boolean[] promotion) {
        this.promotion = promotion;
    }

    static PromotionDays of(PurchaseIndex index) {
        int days = index.dayCount();
        boolean[] promotion = new boolean[days];
        for (int weekday = 0; weekday < Math.min(WEEK, days); weekday++) {
            int[] events = new int[(days - weekday + WEEK - 1) / WEEK];
            for (int week = 0; week < events.length; week++) {
                events[week] = index.eventsOfDay(weekday + week * WEEK);
            }
            double median = median(events.clone());
            for (int week = 0; week < events.length; week++) {
                promotion[weekday + week * WEEK] = events[week] > BURST * median;
            }
        }
        return new PromotionDays(promotion);
    }

    private static double median(int[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + (double) values[middle]) / 2;
    }

    boolean contains(int day) {
        return promotion[day];
    }
}
