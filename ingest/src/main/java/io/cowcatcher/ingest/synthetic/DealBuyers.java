package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.run.RunControl;

/**
 * Honest users who buy deals each on their own account: the crowd that comes when a deal opens, and the few heavy
 * buyers.
 */
final class DealBuyers {
    static final double MEDIAN_CROWD = StrictMath.exp(4.6);
    static final double CROWD_SHAPE = 0.7;

    private static final double[] CROWD_DELAYS = {15, 60, 240};
    private static final IntRange HEAVY_DEALS = IntRange.of(10, 39);
    private static final double HEAVY_DELAY = 60;

    private DealBuyers() {}

    /** The crowd of every opening: comes soon or over hours, depending on the deal. */
    static void drawCrowds(OpenShop shop, Draws draws, RunControl control) {
        WeightedSampler hungry = shop.customers().byDealHunger();
        int openings = shop.calendar().size();
        for (int opening = 0; opening < openings; opening++) {
            control.checkCancelled();
            control.report((double) opening / openings);
            double delay = CROWD_DELAYS[draws.below(CROWD_DELAYS.length)];
            int crowd = (int) Math.min(hungry.size(), draws.logNormal(MEDIAN_CROWD, CROWD_SHAPE));
            for (int user : hungry.distinct(crowd, draws)) {
                shop.checkout().orderDeal(user, opening, draws.exponential(delay), Units.OWN, draws);
            }
        }
    }

    /** The heavy tail: users who go for 10 to 39 random deals each. */
    static void drawHeavy(OpenShop shop, double share, Draws draws, RunControl control) {
        int count = Checks.scaled(shop.customers().count(), share);
        for (int user : shop.customers().byProneness().distinct(count, draws)) {
            control.checkCancelled();
            for (int opening : shop.calendar().random(draws.from(HEAVY_DEALS), draws)) {
                shop.checkout().orderDeal(user, opening, draws.exponential(HEAVY_DELAY), Units.OWN, draws);
            }
        }
    }
}
