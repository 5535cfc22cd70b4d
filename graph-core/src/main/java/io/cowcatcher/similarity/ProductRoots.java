package io.cowcatcher.similarity;

import java.util.Arrays;

/**
 * Numbers of users, and of users on days, of which the product of two users' is what they expect together: against the
 * whole log one product, against the crowd of each day the sum of the products of the days that they share. Users' days
 * are those on which others are near.
 *
 * <p>Filled user by user, then read by any number of threads. Memory: 8 bytes a scale for each user and each day of
 * each user.
 */
final class ProductRoots {
    private final PurchaseIndex index;
    private final ExposedDays days;
    private final int scales;
    /** At [user * scales + scale]. */
    private final double[] flat;
    /** At [entry of the user's day * scales + scale]. */
    private final double[] daily;

    ProductRoots(PurchaseIndex index, ExposedDays days, int scales) {
        this.index = index;
        this.days = days;
        this.scales = scales;
        this.flat = new double[Math.multiplyExact(index.userCodes(), scales)];
        this.daily = new double[Math.multiplyExact(days.entryCount(), scales)]; // no more than there are exposures
    }

    /** The heap that the numbers of an index take. */
    static long heapBytes(PurchaseIndex index, ExposedDays days, int scales) {
        return 8L * scales * ((long) days.entryCount() + index.userCodes());
    }

    /** Adds to what a user has on a day, as long as no roots are taken of it. */
    void add(int entry, int scale, double amount) {
        daily[entry * scales + scale] += amount;
    }

    /**
     * Takes sqrt(x c / M) of what was added for a user: c of M events of the day, or of all, are his.
     *
     * @param eventsOfDays the number of his events on each of his days
     */
    void takeRootsByShare(int user, int[] eventsOfDays) {
        for (int scale = 0; scale < scales; scale++) {
            double sum = 0;
            for (int entry = days.start(user); entry < days.end(user); entry++) {
                double x = daily[entry * scales + scale];
                sum += x;
                daily[entry * scales + scale] =
                        Math.sqrt(x * eventsOfDays[entry - days.start(user)] / index.eventsOfDay(days.day(entry)));
            }
            flat[user * scales + scale] = Math.sqrt(sum * index.eventsOfUser(user) / index.size());
        }
    }

    /** Takes sqrt(x) of what was added for a user. */
    void takeRoots(int user) {
        for (int scale = 0; scale < scales; scale++) {
            double sum = 0;
            for (int entry = days.start(user); entry < days.end(user); entry++) {
                double x = daily[entry * scales + scale];
                sum += x;
                daily[entry * scales + scale] = Math.sqrt(x);
            }
            flat[user * scales + scale] = Math.sqrt(sum);
        }
    }

    /** The product of two users against the whole log. */
    double flatProduct(int a, int b, int scale) {
        return flat[a * scales + scale] * flat[b * scales + scale];
    }

    /** The least of these roots and a user's, at each scale. */
    void lowerTo(int user, double[] roots) {
        for (int scale = 0; scale < scales; scale++) {
            roots[scale] = Math.min(roots[scale], flat[user * scales + scale]);
        }
    }

    /** A user's root against the whole log. */
    double flatRoot(int user, int scale) {
        return flat[user * scales + scale];
    }

    /** A view of one user, against which many others are held. */
    Row row() {
        return new Row();
    }

    /** The roots of one user spread over all days, so that a partner costs one multiplication per day of his own. */
    final class Row {
        private final double[] byDay = new double[index.dayCount() * scales];
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
            for (int entry = days.start(of); entry < days.end(of); entry++) {
                for (int scale = 0; scale < scales; scale++) {
                    byDay[days.day(entry) * scales + scale] = factor * daily[entry * scales + scale];
                }
            }
        }

        /** Writes the sums of products at each scale, added up in ascending order of days. */
        void sumProducts(int partner, double[] sums) {
            Arrays.fill(sums, 0);
            for (int entry = days.start(partner); entry < days.end(partner); entry++) {
                int own = days.day(entry) * scales;
                int other = entry * scales;
                for (int scale = 0; scale < scales; scale++) {
                    sums[scale] += byDay[own + scale] * daily[other + scale];
                }
            }
        }
    }
}
