package io.cowcatcher.similarity;

import java.util.Arrays;

/**
 * Numbers of users, and of users on days, of which the product of two users' is what they expect together: against the
 * whole log one product, against the crowd of each day the sum of the products of the days that they share.
 *
 * <p>Filled user by user, then read by any number of threads. Memory: 8 bytes a scale for each user and each day of
 * each user.
 */
final class ProductRoots {
    private final PurchaseIndex index;
    private final UserDays userDays;
    private final int scales;
    /** At [user * scales + scale]. */
    private final double[] flat;
    /** At [entry of the user's day * scales + scale]. */
    private final double[] daily;

    ProductRoots(PurchaseIndex index, int scales) {
        this.index = index;
        this.userDays = index.userDays();
        this.scales = scales;
        this.flat = new double[Math.multiplyExact(index.userCodes(), scales)];
        this.daily = new double[Math.multiplyExact(userDays.entryCount(), scales)]; // no more than there are exposures
    }

    /** The heap that the numbers of an index take. */
    static long heapBytes(PurchaseIndex index, int scales) {
        return 8L * scales * ((long) index.userDays().entryCount() + index.userCodes());
    }

    /** Adds to what a user has on a day, as long as no roots are taken of it. */
    void add(int entry, int scale, double amount) {
        daily[entry * scales + scale] += amount;
    }

    /** Takes sqrt(x c / M) of what was added for a user: c of M events of the day, or of all, are his. */
    void takeRootsByShare(int user) {
        for (int scale = 0; scale < scales; scale++) {
            double sum = 0;
            for (int entry = userDays.start(user); entry < userDays.end(user); entry++) {
                double x = daily[entry * scales + scale];
                sum += x;
                daily[entry * scales + scale] =
                        Math.sqrt(x * userDays.eventCount(entry) / index.eventsOfDay(userDays.day(entry)));
            }
            flat[user * scales + scale] = Math.sqrt(sum * index.eventsOfUser(user) / index.size());
        }
    }

    /** Takes sqrt(x) of what was added for a user. */
    void takeRoots(int user) {
        for (int scale = 0; scale < scales; scale++) {
            double sum = 0;
            for (int entry = userDays.start(user); entry < userDays.end(user); entry++) {
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
            for (int entry = userDays.start(of); entry < userDays.end(of); entry++) {
                for (int scale = 0; scale < scales; scale++) {
                    byDay[userDays.day(entry) * scales + scale] = factor * daily[entry * scales + scale];
                }
            }
        }

        /** Writes the sums of products at each scale, added up in ascending order of days. */
        void sumProducts(int partner, double[] sums) {
            Arrays.fill(sums, 0);
            for (int entry = userDays.start(partner); entry < userDays.end(partner); entry++) {
                int own = userDays.day(entry) * scales;
                int other = entry * scales;
                for (int scale = 0; scale < scales; scale++) {
                    sums[scale] += byDay[own + scale] * daily[other + scale];
                }
            }
        }
    }
}
