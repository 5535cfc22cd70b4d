package io.cowcatcher.screening;

import io.cowcatcher.event.Ids;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which purchases went elsewhere than the buyer's purchases mostly go.
 *
 * <p>A purchase is astray if, without it, another building has more of its buyer's purchases than its own. Nothing is
 * said of purchases to hubs or to nowhere known, and of a buyer's only one; they are no usual place either. Immutable,
 * share freely.
 */
final class Destinations {
    private final PurchaseIndex index;
    private final BitSet known;
    private final BitSet astray;

    private Destinations(PurchaseIndex index, BitSet known, BitSet astray) {
        this.index = index;
        this.known = known;
        this.astray = astray;
    }

    /** Looks through an index; O(events log events of one user). Polled every thousand users. */
    static Destinations of(PurchaseIndex index, DeliveryPoints deliveries, RunControl control) {
        control.admit(
                new MemoryEstimate("destinations of " + Counted.of(index.size(), "purchase"), 0, index.size() / 4L));
        BitSet known = new BitSet(index.size());
        BitSet astray = new BitSet(index.size());
        for (int user = 0; user < index.userCodes(); user++) {
            if (user % 1_000 == 0) {
                control.checkCancelled();
            }
            long[] events = eventsByBuilding(index, deliveries, user);
            if (events.length >= 2) {
                mark(events, known, astray);
            }
        }
        return new Destinations(index, known, astray);
    }

    /** The events of a user to buildings that are no hubs, with the building in the upper half, ascending. */
    private static long[] eventsByBuilding(PurchaseIndex index, DeliveryPoints deliveries, int user) {
        long[] events = new long[index.eventsOfUser(user)];
        int count = 0;
        for (int at = index.userStart(user); at < index.userEnd(user); at++) {
            int event = index.eventByUser(at);
            int building = deliveries.building(event);
            if (building != Ids.NONE && !deliveries.isHub(building)) {
                events[count++] = (long) building << 32 | event;
            }
        }
        long[] found = Arrays.copyOf(events, count);
        Arrays.sort(found);
        return found;
    }

    private static void mark(long[] events, BitSet known, BitSet astray) {
        int most = 0;
        int second = 0;
        for (int from = 0, to; from < events.length; from = to) {
            to = endOfBuilding(events, from);
            second = Math.max(second, Math.min(most, to - from));
            most = Math.max(most, to - from);
        }
        for (int from = 0, to; from < events.length; from = to) {
            to = endOfBuilding(events, from);
            int mostElsewhere = to - from == most ? second : most;
            for (int i = from; i < to; i++) {
                known.set((int) events[i]);
                astray.set((int) events[i], mostElsewhere > to - from - 1);
            }
        }
    }

    private static int endOfBuilding(long[] events, int from) {
        int to = from + 1;
        while (to < events.length && events[to] >> 32 == events[from] >> 32) {
            to++;
        }
        return to;
    }

    /** The number of purchases that went astray. */
    int astrayCount() {
        return astray.cardinality();
    }

    /** Whether it is known of an event if it went astray. */
    boolean areKnown(int event) {
        return known.get(event);
    }

    /** Whether an event went elsewhere than its buyer's purchases mostly go. */
    boolean isAstray(int event) {
        return astray.get(event);
    }

    /**
     * How alike the purchases of one buyer are in this, 0 not at all, 1 all the same: their intraclass correlation, the
     * sum of (x - n p)^2 - n p (1 - p) over that of n (n - 1) p (1 - p), over buyers with n known purchases of which x
     * are astray, p being the share of all.
     *
     * @param counted which users are looked at
     */
    double likeness(IntPredicate counted) {
        int users = index.userCodes();
        int[] n = new int[users];
        int[] x = new int[users];
        known.stream().forEach(event -> n[index.user(event)]++);
        astray.stream().forEach(event -> x[index.user(event)]++);
        int[] looked = IntStream.range(0, users).filter(counted).toArray();
        double all = IntStream.of(looked).mapToDouble(user -> n[user]).sum();
        double p = IntStream.of(looked).mapToDouble(user -> x[user]).sum() / Math.max(1, all);
        double above = 0;
        double pairs = 0;
        for (int user : looked) {
            double spread = x[user] - n[user] * p;
            above += spread * spread - n[user] * p * (1 - p);
            pairs += n[user] * (n[user] - 1.0) * p * (1 - p);
        }
        return pairs > 0 ? Math.min(1, Math.max(0, above / pairs)) : 0;
    }
}
