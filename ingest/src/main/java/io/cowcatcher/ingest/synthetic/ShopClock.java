package io.cowcatcher.ingest.synthetic;

import java.time.Instant;

/**
 * When people shop: more at weekends, five times as much on the days of a big promotion, in the evening rather than at
 * night.
 *
 * <p>The log begins on a Monday at midnight UTC; moments are seconds since then.
 */
final class ShopClock {
    static final Instant START = Instant.parse("2025-03-03T00:00:00Z");
    static final int SECONDS_PER_DAY = 86_400;

    private static final double WEEKEND = 1.4;
    private static final double BIG_PROMOTION = 5;
    private static final double[] HOUR_WEIGHTS = {
        1, .6, .4, .3, .3, .5, 1, 2, 3, 4, 5, 5, 6, 5, 4, 4, 4, 5, 6, 8, 10, 9, 6, 3
    };

    private final WeightedSampler days;
    private final WeightedSampler hours = WeightedSampler.of(HOUR_WEIGHTS);

    ShopClock(int dayCount) {
        this(dayCount, WEEKEND, BIG_PROMOTION);
    }

    private ShopClock(int dayCount, double weekend, double bigPromotion) {
        double[] weights = new double[dayCount];
        for (int day = 0; day < dayCount; day++) {
            weights[day] = (day % 7 >= 5 ? weekend : 1) * (isBigPromotion(day) ? bigPromotion : 1);
        }
        days = WeightedSampler.of(weights);
    }

    /** A clock without big promotions, on which a day of a weekend counts as so many working days. */
    static ShopClock withoutPromotions(int dayCount, double weekend) {
        return new ShopClock(dayCount, weekend, 1);
    }

    static boolean isBigPromotion(int day) {
        return (day >= 18 && day <= 20) || (day >= 41 && day <= 42);
    }

    int days() {
        return days.size();
    }

    int horizonSeconds() {
        return days.size() * SECONDS_PER_DAY;
    }

    int randomDay(Draws draws) {
        return days.pick(draws);
    }

    int randomSecond(Draws draws) {
        return randomDay(draws) * SECONDS_PER_DAY + hours.pick(draws) * 3_600 + draws.below(3_600);
    }
}
