package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * Null hypothesis: given all events (item, time), the users are assigned to the events of each stratum at random. For an event e
 * let n_e(tau) be the number of other events of its item within tau. The exposure of a user A in a stratum g is
 * X_Ag(tau) = sum of n_e(tau) over the events of A in g. Each exposed slot belongs to B with probability c_Bg / M_g, so A expects
 * X_Ag c_Bg / M_g matches with B; the geometric mean of both directions is
 *
 *     lambda_AB(tau) = sum over g of sqrt(X_Ag c_Ag) sqrt(X_Bg c_Bg) / M_g.
 *
 * Strata are the whole log (FLAT) and the days (DAY). The roots sqrt(X c / M) are kept per user, and per user and day; a pair then
 * costs one multiplication a scale, and one per day of the partner and scale. A day on which nobody is near any event of a user has
 * X = 0 and adds nothing: such days are not kept.
 *
 * Hubs. Where ten thousand others and more bought the same within tau, n_e c_B / M may exceed 1, although B can be met at one event of A
 * once at most: a user with ten purchases would "expect" to meet another one eight times on a single item that everybody buys, and no
 * other item they share would ever surprise. So with h_A hub events of A, and Y the exposures of the others,
 *
 *     lambda_AB(tau) = min( as above, sqrt(Y_A c_A) sqrt(Y_B c_B) / M + sqrt(h_A) sqrt(h_B) ),
 *
 * the last term being at most what can be met there. Where no event is a hub, nothing changes. See docs/decisions/0009.
 */
/**
 * How many common purchases two users would have by chance, at each time scale, against the whole log and against each
 * day.
 */
final class NullModel {
    /** As many other events of the same item within a time scale make an event a hub. */
    static final int HUB_EVENTS = 10_000;

    /** Items and users are cut into so many parts, whatever the number of threads. */
    static final int PARTS = 64;

    private final ExposedDays days;
    private final int scales;
    private final ProductRoots all;
    private final @Nullable Hubs hubs;
    private final long heapBytes;

    /**
     * What is known of hubs where there are any.
     *
     * @param others the roots of the exposures of all other events
     * @param counts the roots of the numbers of hub events
     */
    private record Hubs(ProductRoots others, ProductRoots counts) {}

    private NullModel(ExposedDays days, int scales, ProductRoots all, @Nullable Hubs hubs, long heapBytes) {
        this.days = days;
        this.scales = scales;
        this.all = all;
        this.hubs = hubs;
        this.heapBytes = heapBytes;
    }

    /** Counts the exposures of all users; O(events * scales + events log days of a user). */
    static NullModel of(PurchaseIndex index, TimeScales timeScales, RunControl control, JoinMemory memory) {
        return of(index, timeScales, HUB_EVENTS, control, memory);
    }

    /** The same, where another number of others makes an event a hub; the model is held by {@code memory}. */
    static NullModel of(
            PurchaseIndex index, TimeScales timeScales, int hubEvents, RunControl control, JoinMemory memory) {
        int scales = timeScales.count();
        Exposures exposures = Exposures.of(index, timeScales, control.phase("expectations", 0, 0.5), memory);
        ExposedDays days = ExposedDays.of(index, exposures, control.phase("expectations", 0.5, 0.7), memory);
        int tables = exposures.largest() < hubEvents ? 1 : 3;
        long held = days.heapBytes() + tables * ProductRoots.heapBytes(index, days, scales);
        memory.ask(exposures.heapBytes() + held);
        memory.hold(held);
        ProductRoots all = new ProductRoots(index, days, scales);
        Hubs hubs = tables == 1
                ? null
                : new Hubs(new ProductRoots(index, days, scales), new ProductRoots(index, days, scales));
        NullModel model = new NullModel(days, scales, all, hubs, held);
        int users = index.userCodes();
        control.phase("expectations", 0.7, 1).forEach(PARTS, part -> {
            for (int user = bound(users, part); user < bound(users, part + 1); user++) {
                model.take(index, user, exposures, hubEvents);
            }
        });
        return model;
    }

    /** Where a part of so many users or items begins. */
    static int bound(int count, int part) {
        return (int) ((long) count * part / PARTS);
    }

    private void take(PurchaseIndex index, int user, Exposures exposures, int hubEvents) {
        int first = days.start(user);
        int[] eventsOfDays = new int[days.end(user) - first];
        if (eventsOfDays.length == 0) {
            return; // he meets nobody, and expects nothing
        }
        for (int at = index.userStart(user); at < index.userEnd(user); at++) {
            int event = index.eventByUser(at);
            int entry = days.entry(user, index.day(event));
            if (entry < 0) {
                continue;
            }
            eventsOfDays[entry - first]++;
            for (int scale = 0; scale < scales; scale++) {
                int exposure = exposures.at(event, scale);
                all.add(entry, scale, exposure);
                if (hubs != null) {
                    hubs.others.add(entry, scale, exposure < hubEvents ? exposure : 0);
                    hubs.counts.add(entry, scale, exposure < hubEvents ? 0 : 1);
                }
            }
        }
        all.takeRootsByShare(user, eventsOfDays);
        if (hubs != null) {
            hubs.others.takeRootsByShare(user, eventsOfDays);
            hubs.counts.takeRoots(user);
        }
    }

    /** The heap that this model takes. */
    long heapBytes() {
        return heapBytes;
    }

    /** The heap that a view of one user takes. */
    long heapBytesOfRow(PurchaseIndex index) {
        return (hubs == null ? 1 : 3) * 8L * index.dayCount() * scales;
    }

    /** The expectation against the whole log. */
    double flatExpectation(int a, int b, int scale) {
        double expectation = all.flatProduct(a, b, scale);
        return hubs == null
                ? expectation
                : Math.min(expectation, hubs.others.flatProduct(a, b, scale) + hubs.counts.flatProduct(a, b, scale));
    }

    /** The least expectation against the whole log at any scale: that at the first, unless there are hubs. */
    double leastFlatExpectation(int a, int b) {
        double least = flatExpectation(a, b, 0);
        for (int scale = 1; hubs != null && scale < scales; scale++) {
            least = Math.min(least, flatExpectation(a, b, scale)); // a hub counts less where it is one
        }
        return least;
    }

    /** Whether others are near any event of a user. */
    boolean meetsAnybody(int user) {
        return days.end(user) > days.start(user);
    }

    /**
     * No more than a user expects at any scale against the whole log with anybody that {@code least} was lowered to.
     */
    double leastFlatExpectation(int user, Least least) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int scale = 0; scale < scales; scale++) {
            lowest = Math.min(lowest, least.expectation(user, scale));
        }
        return lowest;
    }

    /** The least of no user yet. */
    Least newLeast() {
        return new Least();
    }

    /** Roots no greater than those of some users. Not safe for use by several threads while it is lowered. */
    final class Least {
        private final double[] ofAll = unbounded();
        private final double[] ofOthers = unbounded();
        private final double[] ofCounts = unbounded();

        private double[] unbounded() {
            double[] roots = new double[scales];
            Arrays.fill(roots, Double.MAX_VALUE);
            return roots;
        }

        /** Lowers the roots to those of one more user. */
        void lowerTo(int user) {
            all.lowerTo(user, ofAll);
            if (hubs != null) {
                hubs.others.lowerTo(user, ofOthers);
                hubs.counts.lowerTo(user, ofCounts);
            }
        }

        /** Lowers the roots to those of more users. */
        void lowerTo(Least more) {
            for (int scale = 0; scale < scales; scale++) {
                ofAll[scale] = Math.min(ofAll[scale], more.ofAll[scale]);
                ofOthers[scale] = Math.min(ofOthers[scale], more.ofOthers[scale]);
                ofCounts[scale] = Math.min(ofCounts[scale], more.ofCounts[scale]);
            }
        }

        private double expectation(int user, int scale) {
            double expectation = all.flatRoot(user, scale) * ofAll[scale];
            return hubs == null
                    ? expectation
                    : Math.min(
                            expectation,
                            hubs.others.flatRoot(user, scale) * ofOthers[scale]
                                    + hubs.counts.flatRoot(user, scale) * ofCounts[scale]);
        }
    }

    /** A view of one user, against which many others are held. */
    Row row() {
        return new Row();
    }

    /** One user at a time. Not safe for use by several threads. */
    final class Row {
        private final ProductRoots.Row allRow = all.row();
        private final ProductRoots.@Nullable Row othersRow = hubs == null ? null : hubs.others.row();
        private final ProductRoots.@Nullable Row countsRow = hubs == null ? null : hubs.counts.row();
        private final double[] others = new double[scales];
        private final double[] counts = new double[scales];

        /** Turns to another user. */
        void load(int user) {
            allRow.load(user);
            if (othersRow != null && countsRow != null) {
                othersRow.load(user);
                countsRow.load(user);
            }
        }

        /** Writes the expectation against each day's own crowd at each scale. */
        void dayExpectations(int partner, double[] expectations) {
            allRow.sumProducts(partner, expectations);
            if (othersRow != null && countsRow != null) {
                othersRow.sumProducts(partner, others);
                countsRow.sumProducts(partner, counts);
                for (int scale = 0; scale < scales; scale++) {
                    expectations[scale] = Math.min(expectations[scale], others[scale] + counts[scale]);
                }
            }
        }
    }
}
