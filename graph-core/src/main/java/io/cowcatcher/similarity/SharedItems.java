package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/*
 * Row by row, in two walks over the same stretches of the item lists. The first counts in one byte per user how many items of this
 * user's each other user was met on, up to as many as are needed; most users are met less often, and the byte, which stays in the
 * cache, is all that they cost. The second walk counts those met often enough: by time scale, every item once, at its least
 * distance.
 *
 * A hot item would make both walks long for each of its buyers. So the costliest items are set aside, up to one less than the
 * items needed: a pair with `least` common items has at least `least - aside` of them among the others. Only for the few who have,
 * the items set aside are looked up among their purchases. Nothing is lost by this; it is the prefix filter of set-similarity
 * joins (S. Chaudhuri, V. Ganti, R. Kaushik, A primitive operator for similarity joins in data cleaning, ICDE 2006,
 * doi:10.1109/ICDE.2006.9).
 */
/**
 * Counts, for one user at a time, the items that each other user bought nearly at the same time: by time scale, every
 * item once, at the least distance met.
 *
 * <p>Every partner with {@code least} common items or more has a slot, in no particular order. Memory: 5 bytes a user,
 * and the slots. Not safe for use by several threads.
 */
final class SharedItems {
    /** The heap that a user takes, slots aside. */
    static final int BYTES_OF_USER = 5;

    private static final int NONE = -1;
    private static final int STEPS_PER_POLL = 100_000;
    private static final int MOST_COUNTED = Byte.MAX_VALUE;
    /** Wiping this many bytes costs as much as walking one position. */
    private static final int WIPED_AT_ONCE = 32;
    /** Looking at this many counters in a row costs as much as walking one position. */
    private static final int SCANNED_AT_ONCE = 4;

    private final PurchaseIndex index;
    private final ItemLists lists;
    private final TimeScales scales;
    private final int scaleCount;
    private final int least;
    private final RunControl control;
    private final Stretches stretches;

    /** How many items a user was met on in the first walk, up to the number needed. */
    private final byte[] met;
    /** The slot of a user, plus 1; 0 for those without. */
    private final int[] slotOf;

    private int[] partners = new int[64];
    /** The number of the item that a partner was last counted for. */
    private int[] lastItems = new int[64];

    private byte[] lastScales = new byte[64];
    /** Items whose least distance falls into each scale, at [slot * scaleCount + scale]. */
    private int[] counts;

    private int slotCount;
    private long steps;
    private long stepsAtPoll;

    SharedItems(PurchaseIndex index, ItemLists lists, PurchaseSimilarity options, RunControl control) {
        this.index = index;
        this.lists = lists;
        this.scales = TimeScales.of(options);
        this.scaleCount = scales.count();
        this.least = options.minimumShared();
        this.control = control;
        this.stretches = new Stretches(index, lists);
        this.met = new byte[index.userCodes()];
        this.slotOf = new int[index.userCodes()];
        this.counts = new int[partners.length * scaleCount];
    }

    /** Counts anew for {@code user} against all users with a greater code. */
    void countAbove(int user) {
        clearSlots();
        stretches.turnTo(user);
        if (stretches.count() < least) {
            return;
        }
        stretches.setCostliestAside(least - 1);
        int walked = stretches.walkedCount();
        if (lists.areWhole() && walked == stretches.count()) {
            countWhole(user);
            return;
        }
        int needed = Math.min(least - (stretches.count() - walked), MOST_COUNTED);
        for (int i = 0; i < walked; i++) {
            meet(i, needed);
        }
        for (int i = 0; i < walked; i++) {
            if (scaleCount == 1) {
                countMet(i, user, needed);
            } else {
                countMetByDistance(i, user, needed);
            }
        }
        for (int i = walked; i < stretches.count(); i++) {
            lookUp(i);
        }
        clearMet();
    }

    private void meet(int stretch, int needed) {
        int[] users = lists.users();
        int walkedTo = 0;
        for (int at = stretches.begin(stretch); at < stretches.end(stretch); at++) {
            int own = lists.own(at);
            int end = lists.end(own);
            walkedTo = Math.max(walkedTo, lists.first(own));
            for (int position = walkedTo; position < end; position++) {
                int partner = users[position];
                int times = met[partner];
                met[partner] = (byte) (times + ((times - needed) >>> 31)); // one more while below the number needed
            }
            step(end - walkedTo);
            walkedTo = end;
        }
    }

    /** One walk is enough where each buyer stands once in a list: the number of times a user was met is k. */
    private void countWhole(int user) {
        int[] users = lists.users();
        int[] met = slotOf; // all 0 between two users, and again at the end
        for (int i = 0; i < stretches.count(); i++) {
            int own = lists.own(stretches.begin(i));
            int end = lists.end(own);
            for (int position = lists.first(own); position < end; position++) {
                met[users[position]]++;
            }
            step(end - own);
        }
        if (stretches.walkedCost() > (met.length - user) / SCANNED_AT_ONCE) {
            for (int partner = user + 1; partner < met.length; partner++) {
                takeIfEnough(partner, met);
            }
        } else {
            for (int i = 0; i < stretches.count(); i++) {
                int own = lists.own(stretches.begin(i));
                for (int position = lists.first(own); position < lists.end(own); position++) {
                    takeIfEnough(users[position], met);
                }
            }
        }
    }

    private void takeIfEnough(int partner, int[] met) {
        int shared = met[partner];
        met[partner] = 0;
        if (shared >= least) {
            if (slotCount == partners.length) {
                growSlots();
            }
            partners[slotCount] = partner;
            counts[slotCount++] = shared;
        }
    }

    private void countMet(int stretch, int user, int needed) {
        int[] users = lists.users();
        int walkedTo = 0;
        for (int at = stretches.begin(stretch); at < stretches.end(stretch); at++) {
            int own = lists.own(at);
            int end = lists.end(own);
            walkedTo = Math.max(walkedTo, lists.first(own));
            for (int position = walkedTo; position < end; position++) {
                int partner = users[position];
                if (met[partner] >= needed && partner > user) {
                    count(slot(partner), stretch + 1, 0);
                }
            }
            step(end - walkedTo);
            walkedTo = end;
        }
    }

    private void countMetByDistance(int stretch, int user, int needed) {
        int before = NONE;
        for (int at = stretches.begin(stretch); at < stretches.end(stretch); at++) {
            int own = lists.own(at);
            countBetween(before, own, stretch, user, needed);
            before = own;
        }
        countBetween(before, NONE, stretch, user, needed);
    }

    /** Counts the events of others between two own ones, or before the first or after the last, where one is none. */
    private void countBetween(int before, int after, int stretch, int user, int needed) {
        int[] users = lists.users();
        int from = before == NONE ? lists.first(after) : before + 1;
        int to = after == NONE ? lists.end(before) : after;
        int endOfBefore = before == NONE ? from : Math.min(lists.end(before), to);
        int firstOfAfter = after == NONE ? to : Math.max(lists.first(after), from);
        for (int position = from; position < endOfBefore; position++) {
            int partner = users[position];
            if (met[partner] >= needed && partner > user) {
                long distance = lists.time(position) - lists.time(before);
                if (position >= firstOfAfter) {
                    distance = Math.min(distance, lists.time(after) - lists.time(position));
                }
                count(slot(partner), stretch + 1, distance);
            }
        }
        for (int position = Math.max(endOfBefore, firstOfAfter); position < to; position++) {
            int partner = users[position];
            if (met[partner] >= needed && partner > user) {
                count(slot(partner), stretch + 1, lists.time(after) - lists.time(position));
            }
        }
        step(Math.max(0, endOfBefore - from) + Math.max(0, to - Math.max(endOfBefore, firstOfAfter)));
    }

    private void step(int count) {
        steps += count;
        if (steps - stepsAtPoll > STEPS_PER_POLL) {
            stepsAtPoll = steps;
            control.checkCancelled();
        }
    }

    /** How many positions were walked, and partners looked up, since this was made. */
    long steps() {
        return steps;
    }

    /** Looks an item that was set aside up among the purchases of those who have a slot. */
    private void lookUp(int stretch) {
        int item = index.item(index.eventByUser(stretches.begin(stretch)));
        for (int slot = 0; slot < slotCount; slot++) {
            int partner = partners[slot];
            int partnerEnd = index.userEnd(partner);
            for (int at = index.firstOfItem(partner, item);
                    at < partnerEnd && index.item(index.eventByUser(at)) == item;
                    at++) {
                countNearest(slot, stretch, lists.own(at));
            }
            step(1);
        }
    }

    /** Counts a partner's event against the nearest of the own events before and after it. */
    private void countNearest(int slot, int stretch, int position) {
        int low = stretches.begin(stretch);
        int high = stretches.end(stretch);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lists.own(middle) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int at = Math.max(low - 1, stretches.begin(stretch)); at <= low && at < stretches.end(stretch); at++) {
            int own = lists.own(at);
            if (lists.first(own) <= position && position < lists.end(own)) {
                count(slot, stretch + 1, scaleCount == 1 ? 0 : Math.abs(lists.time(own) - lists.time(position)));
            }
        }
    }

    private int slot(int partner) {
        int slot = slotOf[partner] - 1;
        return slot >= 0 ? slot : newSlot(partner);
    }

    private int newSlot(int partner) {
        if (slotCount == partners.length) {
            growSlots();
        }
        partners[slotCount] = partner;
        lastItems[slotCount] = 0;
        Arrays.fill(counts, slotCount * scaleCount, (slotCount + 1) * scaleCount, 0);
        slotOf[partner] = ++slotCount;
        return slotCount - 1;
    }

    private void growSlots() {
        int capacity = slotCount * 2;
        partners = Arrays.copyOf(partners, capacity);
        lastItems = Arrays.copyOf(lastItems, capacity);
        lastScales = Arrays.copyOf(lastScales, capacity);
        counts = Arrays.copyOf(counts, capacity * scaleCount);
    }

    private void count(int slot, int itemNumber, long distance) {
        int scale = scales.scaleOf(distance);
        if (lastItems[slot] != itemNumber) {
            lastItems[slot] = itemNumber;
            lastScales[slot] = (byte) scale;
            counts[slot * scaleCount + scale]++;
        } else if (scale < lastScales[slot]) {
            counts[slot * scaleCount + lastScales[slot]]--;
            counts[slot * scaleCount + scale]++;
            lastScales[slot] = (byte) scale;
        }
    }

    private void clearSlots() {
        for (int slot = 0; slot < slotCount; slot++) {
            slotOf[partners[slot]] = 0;
        }
        slotCount = 0;
    }

    private void clearMet() {
        if (stretches.walkedCost() > met.length / WIPED_AT_ONCE) {
            Arrays.fill(met, (byte) 0);
            return;
        }
        int[] users = lists.users();
        for (int i = 0; i < stretches.walkedCount(); i++) {
            int walkedTo = 0;
            for (int at = stretches.begin(i); at < stretches.end(i); at++) {
                int own = lists.own(at);
                int end = lists.end(own);
                for (int position = Math.max(walkedTo, lists.first(own)); position < end; position++) {
                    met[users[position]] = 0;
                }
                walkedTo = end;
            }
        }
    }

    /** The least number of common items asked for; a partner in a slot may have fewer. */
    int least() {
        return least;
    }

    /** The number of partners that were met often enough to be counted. */
    int slotCount() {
        return slotCount;
    }

    /** The partner in a slot. */
    int partner(int slot) {
        return partners[slot];
    }

    /** The number of items bought together with a partner at any distance within the window: k. */
    int shared(int slot) {
        int sum = 0;
        for (int scale = 0; scale < scaleCount; scale++) {
            sum += counts[slot * scaleCount + scale];
        }
        return sum;
    }

    /** The number of items bought together with a partner within each scale, k(tau), written to {@code k}. */
    void sharedWithin(int slot, int[] k) {
        int sum = 0;
        for (int scale = 0; scale < scaleCount; scale++) {
            sum += counts[slot * scaleCount + scale];
            k[scale] = sum;
        }
    }
}
