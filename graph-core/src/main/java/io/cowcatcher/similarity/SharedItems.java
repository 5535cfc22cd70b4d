package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/*
 * The neighbours of each of the user's purchases in the list of its item are met one by one, except for the item whose list costs
 * most. A partner with k common items has at least k - 1 among the others, so for that item it is enough to look up the partners met
 * so far, where they are few. It is what makes one hot item harmless: its buyers have little else in common, and are never met.
 */
/**
 * Counts, for one user at a time, the items that each other user bought nearly at the same time: by time scale, every
 * item once, at the least distance met.
 *
 * <p>Exact for partners with at least {@code leastShared} common items; what is counted for others may be too little.
 * Dense counters over all users, reset by walking those that were touched. Not safe for use by several threads.
 */
final class SharedItems {
    /** About what looking up one partner costs, in steps from one neighbour to the next. */
    private static final int LOOK_UP_STEPS = 16;

    private static final int STEPS_PER_POLL = 100_000;

    private final PurchaseIndex index;
    private final TimeScales scales;
    private final int limit;
    private final int leastShared;
    private final RunControl control;
    private final int scaleCount;

    /** Items whose least distance falls into each scale, at [user * scaleCount + scale]. */
    private final int[] counts;
    /** The item, as a running number, that a user was last met on, and the scale then. */
    private final int[] lastItem;

    private final byte[] lastScale;
    private int itemNumber;
    private int[] touched = new int[256];
    private int touchedCount;
    private long steps;
    private long stepsAtPoll;

    SharedItems(PurchaseIndex index, PurchaseSimilarity options, RunControl control) {
        this.index = index;
        this.scales = TimeScales.within(options.window());
        this.limit = options.expansionLimit();
        this.leastShared = options.minimumShared();
        this.control = control;
        this.scaleCount = scales.count();
        this.counts = new int[index.userCodes() * scaleCount];
        this.lastItem = new int[index.userCodes()];
        this.lastScale = new byte[index.userCodes()];
    }

    /** Counts anew for {@code user} against all users with a greater code. */
    void countAbove(int user) {
        clear();
        int end = index.userEnd(user);
        int costliest = leastShared > 1 ? costliestItem(user) : end;
        for (int at = index.userStart(user); at < end; ) {
            int itemEnd = index.endOfItem(at, end);
            if (at != costliest) {
                meetAll(at, itemEnd, user + 1);
            }
            at = itemEnd;
        }
        if (costliest < end) {
            int itemEnd = index.endOfItem(costliest, end);
            if ((long) touchedCount * LOOK_UP_STEPS < cost(costliest, itemEnd)) {
                lookUpAll(costliest, itemEnd);
            } else {
                meetAll(costliest, itemEnd, user + 1);
            }
        }
    }

    /** The place in the order by user where the events of the item with the most neighbours begin. */
    private int costliestItem(int user) {
        int end = index.userEnd(user);
        int costliest = index.userStart(user);
        long most = 0;
        for (int at = costliest; at < end; ) {
            int itemEnd = index.endOfItem(at, end);
            long cost = cost(at, itemEnd);
            if (cost > most) {
                most = cost;
                costliest = at;
            }
            at = itemEnd;
        }
        return costliest;
    }

    /** The neighbours that meeting them all would look at, at most. */
    private long cost(int from, int to) {
        int item = index.item(index.eventByUser(from));
        return (long) (to - from) * Math.min(index.itemEnd(item) - index.itemStart(item), 2L * limit);
    }

    private void meetAll(int from, int to, int leastPartner) {
        itemNumber++;
        for (int at = from; at < to; at++) {
            int event = index.eventByUser(at);
            meetNeighbours(event, index.item(event), leastPartner);
        }
    }

    /** Meets, among the partners met so far, those that bought the item of these events within window and limit. */
    private void lookUpAll(int from, int to) {
        itemNumber++;
        int item = index.item(index.eventByUser(from));
        for (int i = 0; i < touchedCount; i++) {
            int partner = touched[i];
            int end = index.userEnd(partner);
            for (int at = index.firstOfItem(partner, item);
                    at < end && index.item(index.eventByUser(at)) == item;
                    at++) {
                lookUp(partner, index.eventByUser(at), from, to);
            }
            step(LOOK_UP_STEPS);
        }
    }

    private void lookUp(int partner, int other, int from, int to) {
        for (int at = from; at < to; at++) {
            int event = index.eventByUser(at);
            long distance = Math.abs(index.time(event) - index.time(other));
            if (distance <= scales.window()
                    && Math.abs(index.positionByItem(event) - index.positionByItem(other)) <= limit) {
                meet(partner, scales.scaleOf(distance));
            }
        }
        step(to - from);
    }

    private void step(int count) {
        steps += count;
        if (steps - stepsAtPoll > STEPS_PER_POLL) {
            stepsAtPoll = steps;
            control.checkCancelled();
        }
    }

    /** How many neighbours were looked at since this was made. */
    long steps() {
        return steps;
    }

    /** Meets the events of the same item within the window, at most {@code limit} before and after this one. */
    private void meetNeighbours(int event, int item, int leastPartner) {
        int start = index.itemStart(item);
        int own = index.positionByItem(event);
        long time = index.time(event);
        long window = scales.window();
        int first = Math.max(start, own - limit);
        int at = own - 1;
        for (; at >= first; at--) {
            int other = index.eventByItem(at);
            long distance = time - index.time(other);
            if (distance > window) {
                break;
            }
            int partner = index.user(other);
            if (partner >= leastPartner) {
                meet(partner, scales.scaleOf(distance));
            }
        }
        step(own - at);
        int end = (int) Math.min(index.itemEnd(item), own + 1L + limit);
        for (at = own + 1; at < end; at++) {
            int other = index.eventByItem(at);
            long distance = index.time(other) - time;
            if (distance > window) {
                break;
            }
            int partner = index.user(other);
            if (partner >= leastPartner) {
                meet(partner, scales.scaleOf(distance));
            }
        }
        step(at - own);
    }

    private void meet(int partner, int scale) {
        if (lastItem[partner] != itemNumber) {
            if (isUntouched(partner)) {
                touch(partner);
            }
            lastItem[partner] = itemNumber;
            lastScale[partner] = (byte) scale;
            counts[partner * scaleCount + scale]++;
        } else if (scale < lastScale[partner]) {
            counts[partner * scaleCount + lastScale[partner]]--;
            counts[partner * scaleCount + scale]++;
            lastScale[partner] = (byte) scale;
        }
    }

    private boolean isUntouched(int partner) {
        int base = partner * scaleCount;
        for (int scale = 0; scale < scaleCount; scale++) {
            if (counts[base + scale] != 0) {
                return false;
            }
        }
        return true;
    }

    private void touch(int partner) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
        }
        touched[touchedCount++] = partner;
    }

    private void clear() {
        for (int i = 0; i < touchedCount; i++) {
            Arrays.fill(counts, touched[i] * scaleCount, (touched[i] + 1) * scaleCount, 0);
        }
        touchedCount = 0;
        if (itemNumber > Integer.MAX_VALUE - index.itemCodes() - 1) {
            Arrays.fill(lastItem, 0);
            itemNumber = 0;
        }
    }

    /** The partners with enough common items, in ascending order. */
    int[] partners() {
        int[] partners = new int[16];
        int count = 0;
        for (int i = 0; i < touchedCount; i++) {
            if (shared(touched[i]) >= leastShared) {
                if (count == partners.length) {
                    partners = Arrays.copyOf(partners, count * 2);
                }
                partners[count++] = touched[i];
            }
        }
        Arrays.sort(partners, 0, count);
        return Arrays.copyOf(partners, count);
    }

    /** The number of items bought together with a partner at any distance within the window: k. */
    int shared(int partner) {
        int sum = 0;
        for (int scale = 0; scale < scaleCount; scale++) {
            sum += counts[partner * scaleCount + scale];
        }
        return sum;
    }

    /** The number of items bought together with a partner within each scale, k(tau), written to {@code k}. */
    void sharedWithin(int partner, int[] k) {
        int sum = 0;
        for (int scale = 0; scale < scaleCount; scale++) {
            sum += counts[partner * scaleCount + scale];
            k[scale] = sum;
        }
    }
}
