package io.cowcatcher.ingest.synthetic;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Gives clock times to the baskets of a log that knows only their order, so that rings can be planted into it.
 *
 * <p>The days of a customer's baskets are drawn uniformly, a day of a weekend counting as 1.6 working days, the hour as
 * in a {@link SyntheticLogGenerator synthetic} shop, and put in order. The log begins on a Monday. One customer after
 * another is given times; the same random seed and the same customers in the same order get the same.
 */
public final class BasketTimes {
    private static final double WEEKEND = 1.6;
    private static final int MOST_DAYS = 24_000;

    private final ShopClock clock;
    private final Draws draws;

    private BasketTimes(int days, long randomSeed) {
        this.clock = ShopClock.withoutPromotions(days, WEEKEND);
        this.draws = Draws.of(randomSeed, Draws.Part.BASKETS);
    }

    /**
     * Times over so many days.
     *
     * @param days from 1 to 24,000
     * @param randomSeed any number
     */
    public static BasketTimes over(int days, long randomSeed) {
        Checks.between("days", days, 1, MOST_DAYS);
        return new BasketTimes(days, randomSeed);
    }

    /** The moments of the next customer's baskets, in order; O(baskets log baskets). */
    public List<Instant> next(int baskets) {
        int[] seconds = new int[baskets];
        Arrays.setAll(seconds, basket -> clock.randomSecond(draws));
        Arrays.sort(seconds);
        return Arrays.stream(seconds)
                .mapToObj(second -> ShopClock.START.plusSeconds(second))
                .toList();
    }
}
