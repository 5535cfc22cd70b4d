package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;

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
    private final PurchaseIndex index;
    private final int scales;
    /** sqrt(X c / M) over the whole log, at [user * scales + scale]. */
    private final double[] flatRoots;

    private final int[] dayStarts;
    private final int[] days;
    /** sqrt(X c / M) within a day, at [entry * scales + scale], entries in ascending order of user and day. */
    private final double[] dayRoots;

    private NullModel(PurchaseIndex index, int scales, int entries) {
        this.index = index;
        this.scales = scales;
        this.flatRoots = new double[index.userCodes() * scales];
        this.dayStarts = new int[index.userCodes() + 1];
        this.days = new int[entries];
        this.dayRoots = new double[entries * scales];
    }

    /** Counts the exposures of all users; O(events * scales) and the sorting of each user's events by day. */
    static NullModel of(PurchaseIndex index, TimeScales timeScales, RunControl control) {
        int[] exposures = exposures(index, timeScales, control);
        UserDays userDays = index.userDays();
        NullModel model = new NullModel(index, timeScales.count(), userDays.entryCount());
        for (int user = 0; user < index.userCodes(); user++) {
            model.fill(user, userDays, exposures);
        }
        return model;
    }

    /**
     * n_e at [event * scales + scale]: the other events of the same item within each scale, by two pointers, never
     * capped.
     */
    private static int[] exposures(PurchaseIndex index, TimeScales timeScales, RunControl control) {
        int scales = timeScales.count();
        int[] exposures = new int[index.size() * scales];
        long[] times = new long[16];
        for (int item = 0; item < index.itemCodes(); item++) {
            if ((item & 0xFFF) == 0) {
                control.checkCancelled();
            }
            int start = index.itemStart(item);
            int count = index.itemEnd(item) - start;
            times = count > times.length ? new long[Math.max(count, times.length * 2)] : times;
            for (int i = 0; i < count; i++) {
                times[i] = index.time(index.eventByItem(start + i));
            }
            for (int scale = 0; scale < scales; scale++) {
                long tau = timeScales.millis(scale);
                int low = 0;
                int high = 0;
                for (int i = 0; i < count; i++) {
                    while (times[i] - times[low] > tau) {
                        low++;
                    }
                    while (high < count && times[high] - times[i] <= tau) {
                        high++;
                    }
                    exposures[index.eventByItem(start + i) * scales + scale] = high - low - 1;
                }
            }
        }
        return exposures;
    }

    private void fill(int user, UserDays userDays, int[] exposures) {
        long[] flat = new long[scales];
        long[] daily = new long[scales];
        int from = userDays.start(user);
        int to = userDays.end(user);
        dayStarts[user + 1] = to;
        for (int entry = from; entry < to; entry++) {
            java.util.Arrays.fill(daily, 0);
            for (int at = userDays.firstEvent(entry); at < userDays.firstEvent(entry + 1); at++) {
                int event = userDays.event(at);
                for (int scale = 0; scale < scales; scale++) {
                    daily[scale] += exposures[event * scales + scale];
                }
            }
            days[entry] = userDays.day(entry);
            int events = userDays.firstEvent(entry + 1) - userDays.firstEvent(entry);
            for (int scale = 0; scale < scales; scale++) {
                flat[scale] += daily[scale];
                dayRoots[entry * scales + scale] =
                        Math.sqrt((double) daily[scale] * events / index.eventsOfDay(days[entry]));
            }
        }
        for (int scale = 0; scale < scales; scale++) {
            flatRoots[user * scales + scale] =
                    Math.sqrt((double) flat[scale] * index.eventsOfUser(user) / index.size());
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
            for (int entry = dayStarts[of]; entry < dayStarts[of + 1]; entry++) {
                for (int scale = 0; scale < scales; scale++) {
                    rootsByDay[days[entry] * scales + scale] = factor * dayRoots[entry * scales + scale];
                }
            }
        }

        /** Writes the expectation against each day's own crowd at each scale, summed in ascending order of days. */
        void dayExpectations(int partner, double[] expectations) {
            java.util.Arrays.fill(expectations, 0);
            for (int entry = dayStarts[partner]; entry < dayStarts[partner + 1]; entry++) {
                int own = days[entry] * scales;
                int other = entry * scales;
                for (int scale = 0; scale < scales; scale++) {
                    expectations[scale] += rootsByDay[own + scale] * dayRoots[other + scale];
                }
            }
        }
    }
}
