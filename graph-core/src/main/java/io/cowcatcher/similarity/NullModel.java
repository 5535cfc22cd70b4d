package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/*
 * Null hypothesis: given all events (item, time), the users are assigned to the events of each stratum at random. For an event e
 * let n_e(tau) be the number of other events of its item within tau. The exposure of a user A in a stratum g is
 * X_Ag(tau) = sum of n_e(tau) over the events of A in g. Each exposed slot belongs to B with probability c_Bg / M_g, so A expects
 * X_Ag c_Bg / M_g matches with B; the geometric mean of both directions is
 *
 *     lambda_AB(tau) = sum over g of sqrt(X_Ag c_Ag) sqrt(X_Bg c_Bg) / M_g.
 *
 * Strata are the whole log (FLAT) and the days (DAY). The roots sqrt(X c / M) are kept per user, and per user and day; a pair then
 * costs one multiplication a scale, and one per day of the partner and scale.
 */
/**
 * How many common purchases two users would have by chance, at each time scale, against the whole log and against each
 * day.
 */
final class NullModel {
    private static final int POLL_MASK = 0xFFF;

    private final PurchaseIndex index;
    private final UserDays userDays;
    private final int scales;
    /** sqrt(X c / M) over the whole log, at [user * scales + scale]. */
    private final double[] flatRoots;
    /** sqrt(X c / M) within a day, at [entry of the user's day * scales + scale]. */
    private final double[] dayRoots;

    private NullModel(PurchaseIndex index, int scales) {
        this.index = index;
        this.userDays = index.userDays();
        this.scales = scales;
        this.flatRoots = new double[index.userCodes() * scales];
        this.dayRoots = new double[userDays.entryCount() * scales];
    }

    /** Counts the exposures of all users; O(events * scales + events log days of a user). */
    static NullModel of(PurchaseIndex index, TimeScales timeScales, RunControl control) {
        NullModel model = new NullModel(index, timeScales.count());
        int[] exposures = new int[index.size() * timeScales.count()];
        for (int item = 0; item < index.itemCodes(); item++) {
            if ((item & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            countExposures(index, item, timeScales, exposures);
        }
        for (int user = 0; user < index.userCodes(); user++) {
            if ((user & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            model.addExposures(user, exposures);
            model.takeRoots(user);
        }
        return model;
    }

    /** The heap that the model of an index takes. */
    static long heapBytes(PurchaseIndex index, int scales) {
        return 8L * scales * (index.userDays().entryCount() + index.userCodes());
    }

    /**
     * Writes n_e to [event * scales + scale]: the other events of the same item within each scale, by two pointers a
     * scale, never capped.
     */
    private static void countExposures(PurchaseIndex index, int item, TimeScales timeScales, int[] exposures) {
        int scales = timeScales.count();
        int start = index.itemStart(item);
        int end = index.itemEnd(item);
        for (int scale = 0; scale < scales; scale++) {
            long tau = timeScales.millis(scale);
            int low = start;
            int high = start;
            for (int event = start; event < end; event++) {
                long time = index.time(event);
                while (time - index.time(low) > tau) {
                    low++;
                }
                while (high < end && index.time(high) - time <= tau) {
                    high++;
                }
                exposures[event * scales + scale] = high - low - 1;
            }
        }
    }

    /** Adds the exposures of a user's events to X of their days, which stands in {@link #dayRoots} for now. */
    private void addExposures(int user, int[] exposures) {
        for (int at = index.userStart(user); at < index.userEnd(user); at++) {
            int event = index.eventByUser(at);
            int entry = userDays.entry(user, index.day(event)) * scales;
            for (int scale = 0; scale < scales; scale++) {
                dayRoots[entry + scale] += exposures[event * scales + scale];
            }
        }
    }

    private void takeRoots(int user) {
        for (int scale = 0; scale < scales; scale++) {
            double flat = 0;
            for (int entry = userDays.start(user); entry < userDays.end(user); entry++) {
                double daily = dayRoots[entry * scales + scale];
                flat += daily;
                dayRoots[entry * scales + scale] =
                        Math.sqrt(daily * userDays.eventCount(entry) / index.eventsOfDay(userDays.day(entry)));
            }
            flatRoots[user * scales + scale] = Math.sqrt(flat * index.eventsOfUser(user) / index.size());
        }
    }

    /** The expectation against the whole log. */
    double flatExpectation(int a, int b, int scale) {
        return flatRoots[a * scales + scale] * flatRoots[b * scales + scale];
    }

    /** A view of one user, against which many others are held. */
    Row row() {
        return new Row();
    }

    /** The roots of one user spread over all days, so that a partner costs one multiplication per day of his own. */
    final class Row {
        private final double[] rootsByDay = new double[index.dayCount() * scales];
        private int user = -1;

        /** Turns to another user. */
        void load(int newUser) {
            if (user >= 0) {
                spread(user, 0);
            }
            user = newUser;
            spread(user, 1);
        }

        private void spread(int of, int factor) {
            for (int entry = userDays.start(of); entry < userDays.end(of); entry++) {
                for (int scale = 0; scale < scales; scale++) {
                    rootsByDay[userDays.day(entry) * scales + scale] = factor * dayRoots[entry * scales + scale];
                }
            }
        }

        /** Writes the expectation against each day's own crowd at each scale, summed in ascending order of days. */
        void dayExpectations(int partner, double[] expectations) {
            Arrays.fill(expectations, 0);
            for (int entry = userDays.start(partner); entry < userDays.end(partner); entry++) {
                int own = userDays.day(entry) * scales;
                int other = entry * scales;
                for (int scale = 0; scale < scales; scale++) {
                    expectations[scale] += rootsByDay[own + scale] * dayRoots[other + scale];
                }
            }
        }
    }
}
