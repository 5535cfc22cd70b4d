package io.cowcatcher.block;

import io.cowcatcher.similarity.PurchaseIndex;

/**
 * How likely a random event of a day is a given user's: half by his share of the whole log, half by his share of that
 * day.
 *
 * <p>Never below half of one event in the whole log. Immutable, share freely.
 */
final class ActivityRates {
    private final PurchaseIndex index;

    ActivityRates(PurchaseIndex index) {
        this.index = index;
    }

    /** ln rho_ug; O(log days of the user). */
    double logRate(int user, int day) {
        double all = index.size();
        double rate = 0.5 * index.eventsOfUser(user) / all
                + 0.5 * index.eventsOfUser(user, day) / (double) index.eventsOfDay(day);
        return Math.log(Math.max(rate, 0.5 / all));
    }
}
