package io.cowcatcher.similarity;

import io.cowcatcher.similarity.PromotionCalendar.Promotion;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which events fall into big promotions: those of the shop's calendar, or else those of the days with more than 2.5
 * times the events that are usual for their weekday.
 */
final class PromotionDays {
    private static final double BURST = 2.5;
    private static final int WEEK = 7;

    private final PurchaseIndex index;
    private final boolean[] byDay;
    /** From, and to, of each promotion told. */
    private final long[] told;

    private PromotionDays(PurchaseIndex index, boolean[] byDay, List<Promotion> told) {
        this.index = index;
        this.byDay = byDay;
        this.told = told.stream()
                .flatMap(promotion -> Stream.of(promotion.from(), promotion.to()))
                .mapToLong(PromotionDays::epochMillis)
                .toArray();
    }

    /** An instant in milliseconds; one that a long cannot hold becomes the nearest that it can. */
    private static long epochMillis(Instant instant) {
        if (instant.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
            return Long.MIN_VALUE;
        }
        return instant.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)) ? Long.MAX_VALUE : instant.toEpochMilli();
    }

    /** Looks up or works out the promotions; O(days log days). */
    static PromotionDays of(PurchaseIndex index, PromotionCalendar calendar) {
        boolean[] byDay = calendar.source() == PromotionCalendar.Source.LOG ? burstsOf(index) : new boolean[0];
        return new PromotionDays(index, byDay, calendar.promotions());
    }

    /** The heap that the days of an index take, and looking them up. */
    static long heapBytes(PurchaseIndex index) {
        return 3L * index.dayCount();
    }

    private static boolean[] burstsOf(PurchaseIndex index) {
        int days = index.dayCount();
        boolean[] bursts = new boolean[days];
        for (int weekday = 0; weekday < Math.min(WEEK, days); weekday++) {
            int[] events = new int[(days - weekday + WEEK - 1) / WEEK];
            for (int week = 0; week < events.length; week++) {
                events[week] = index.eventsOfDay(weekday + week * WEEK);
            }
            double median = median(events.clone());
            for (int week = 0; week < events.length; week++) {
                bursts[weekday + week * WEEK] = events[week] > BURST * median;
            }
        }
        return bursts;
    }

    private static double median(int[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + (double) values[middle]) / 2;
    }

    /** Whether an event falls into a promotion; O(promotions told). */
    boolean contains(int event) {
        if (byDay.length > 0) {
            return byDay[index.day(event)];
        }
        long time = index.time(event);
        for (int i = 0; i < told.length; i += 2) {
            if (told[i] <= time && time < told[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
