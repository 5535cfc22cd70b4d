package io.cowcatcher.ingest.synthetic;

import java.util.Arrays;

/**
 * The openings of flash deals: what is sold as a deal, and from when on. Times are seconds since the start of the log;
 * openings are numbered in the order of time, then of items.
 */
final class DealCalendar {
    private static final IntRange OPENINGS_PER_ITEM = IntRange.of(1, 3);
    private static final int[] OPENING_HOURS = {0, 8, 10, 12, 20, 21};
    private static final double RING_HORIZON = 0.6;

    private final int[] items;
    private final int[] seconds;
    private final int horizonSeconds;
    private final WeightedSampler any;

    /** A calendar of openings in the order of time, inside a horizon of {@code horizonSeconds}. */
    DealCalendar(int[] items, int[] seconds, int horizonSeconds) {
        this.items = items;
        this.seconds = seconds;
        this.horizonSeconds = horizonSeconds;
        this.any = WeightedSampler.uniform(items.length);
    }

    /** Draws a calendar: every deal item opens one to three times, on full hours. */
    static DealCalendar of(Catalogue catalogue, int dealItems, ShopClock clock, Draws draws) {
        long[] openings = new long[dealItems * OPENINGS_PER_ITEM.maximum()];
        int size = 0;
        for (int item : catalogue.dealItems(dealItems, draws)) {
            int times = draws.from(OPENINGS_PER_ITEM);
            for (int i = 0; i < times; i++) {
                int hour = OPENING_HOURS[draws.below(OPENING_HOURS.length)];
                long second = clock.randomDay(draws) * (long) ShopClock.SECONDS_PER_DAY + hour * 3_600L;
                openings[size++] = second << 32 | item;
            }
        }
        Arrays.sort(openings, 0, size);
        int[] items = new int[size];
        int[] seconds = new int[size];
        for (int i = 0; i < size; i++) {
            items[i] = (int) openings[i];
            seconds[i] = (int) (openings[i] >>> 32);
        }
        return new DealCalendar(items, seconds, clock.horizonSeconds());
    }

    int size() {
        return items.length;
    }

    int item(int opening) {
        return items[opening];
    }

    int second(int opening) {
        return seconds[opening];
    }

    int horizonSeconds() {
        return horizonSeconds;
    }

    /** The moment {@code minutes} after an opening. */
    int secondAfter(int opening, double minutes) {
        return (int) Math.min(Integer.MAX_VALUE, seconds[opening] + Math.floor(minutes * 60));
    }

    /** Different openings at any time; all of them if there are not enough. */
    int[] random(int count, Draws draws) {
        return any.distinct(count, draws);
    }

    /**
     * Different openings inside a random part of the horizon, 60 % of it: the time for which a ring is active. Where
     * that part has too few openings, they come from the whole horizon.
     */
    int[] tasks(int count, Draws draws) {
        double from = draws.uniform() * (1 - RING_HORIZON) * horizonSeconds;
        double to = from + RING_HORIZON * horizonSeconds;
        int[] chosen = any.distinct(count, draws, opening -> seconds[opening] >= from && seconds[opening] < to);
        return chosen.length < count ? random(count, draws) : chosen;
    }
}
