package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/*
 * Row by row. A walk over the stretches of the item lists counts in one byte per user on how many items of this user's each other
 * user was met, up to as many as are needed (Meetings); most users are met less often, and the byte, which stays in the cache, is
 * all that they cost. Those met often enough are counted by time scale, every item once, at its least distance: by a second walk,
 * or, where they are few, by looking this user's items up among theirs.
 *
 * A hot item would make the walks long for each of its buyers. So the costliest items are set aside, up to one less than the
 * items needed: a pair with `least` common items has at least `least - aside` of them among the others. Only for the few who have,
 * the items set aside are looked up among their purchases. Nothing is lost by this; it is the prefix filter of set-similarity
 * joins (S. Chaudhuri, V. Ganti, R. Kaushik, A primitive operator for similarity joins in data cleaning, ICDE 2006,
 * doi:10.1109/ICDE.2006.9).
 */
/**
 * Counts, for one user at a time, the items that each other user bought nearly at the same time: by time scale, every
 * item once, at the least distance met.
 *
 * <p>Every partner with {@code least} common items or more has a slot, in ascending order. Memory: 6 bytes a user, and
 * the slots. Not safe for use by several threads.
 */
final class SharedItems {
    /** The heap that a user takes: met, on the map of a sort, and the slot of a partner. */
    private static final int BYTES_OF_USER = 6;

    /** As many partners have slots at a time, as a rule. */
    private static final int USUAL_SLOTS = 8_192;

    private static final int NONE = -1;
    private static final int STEPS_PER_POLL = 100_000;
    /** What looking at one partner's purchases costs, in positions walked, and one item of them. */
    private static final long PARTNER_COST = 64;

    private static final long LOOKUP_COST = 8;

    private final ItemLists lists;
    private final TimeScales scales;
    private final int scaleCount;
    private final int userCount;
    private final int least;
    private final RunControl control;
    private final Stretches stretches;
    private final Meetings meetings;
    private final Tallies tallies;
    private final UserSorter sorter;
    /** The slot of a user, plus 1; 0 for those without. Made when a second walk needs it. */
    private int[] slotOf = new int[0];

    private int[] partners = new int[64];
    /** The number of the item that a partner was last counted for. */
    private int[] lastItems = new int[64];

    private byte[] lastScales = new byte[64];
    /** Items whose least distance falls into each scale, at [slot * scaleCount + scale]. */
    private int[] counts;

    private int slotCount;

    @SuppressWarnings("UnusedVariable") // written so that looking ahead is not optimised away
    private int touched;

    private long steps;
    private long stepsAtPoll;

    SharedItems(ItemLists lists, int userCount, PurchaseSimilarity options, RunControl control) {
        this.lists = lists;
        this.scales = TimeScales.of(options);
        this.scaleCount = scales.count();
        this.userCount = userCount;
        this.least = options.minimumShared();
        this.control = control;
        this.stretches = new Stretches(lists, userCount);
        this.meetings = new Meetings(lists.areWhole() ? 0 : userCount);
        this.tallies = new Tallies(lists.areWhole() ? userCount : 0);
        this.sorter = new UserSorter(userCount);
        this.counts = new int[partners.length * scaleCount];
    }

    /** The heap that the counters of one thread take. */
    static long heapBytes(int userCount, int scaleCount) {
        long slots = Math.min(userCount, USUAL_SLOTS) * (17L + 4L * scaleCount);
        return slots + (long) userCount * BYTES_OF_USER;
    }

    /** Counts anew for {@code user} against all users with a greater code. */
    void countAbove(int user) {
        count(user, user);
    }

    /** Counts anew for {@code user} against all others; not for whole lists, which hold greater codes alone. */
    void countAll(int user) {
        count(user, NONE);
    }

    private void count(int user, int above) {
        slotCount = 0;
        if (lists.end(user) - lists.start(user) < least) {
            return;
        }
        stretches.turnTo(user);
        if (stretches.count() < least) {
            return;
        }
        stretches.setCostliestAside(least - 1);
        int aside = stretches.count() - stretches.walkedCount();
        if (lists.areWhole()) {
            tally(user, least - aside);
        } else {
            meet(user, above, Math.min(least - aside, Meetings.MOST));
        }
    }

    /** One walk is enough where each buyer stands once in a list: the number of times a user was met is k. */
    private void tally(int user, int needed) {
        int walked = stretches.walkedCount();
        tallies.begin(needed, walked, stretches.walkedCost(), userCount - user - 1);
        for (int i = 0; i < walked; i++) {
            int entry = stretches.begin(i);
            tallies.meet(lists.users(), lists.first(entry), lists.endOfStretch(entry));
            step(lists.endOfStretch(entry) - lists.own(entry));
        }
        tallies.end(user, sorter);
        takeSlots(tallies.noted(), tallies.notedCount());
        tallies.counts(user, counts);
        lookUpFrom(walked);
    }

    private void meet(int user, int above, int needed) {
        int walked = stretches.walkedCount();
        meetings.begin(needed, user, above);
        touched += touchAhead(walked);
        for (int i = 0; i < walked; i++) {
            int walkedTo = 0;
            for (int entry = stretches.begin(i); entry < stretches.end(i); entry++) {
                int end = lists.endOfStretch(entry);
                int from = Math.max(walkedTo, lists.first(entry));
                meetings.meet(lists.users(), from, end);
                step(end - from);
                walkedTo = end;
            }
        }
        boolean few = meetings.notedCount() * (PARTNER_COST + LOOKUP_COST * walked) < stretches.walkedCost();
        if (few) {
            meetings.keep(this::sharesEnough);
        } else if (walked < stretches.count()) {
            meetings.keep(partner -> meetings.atMost(partner) >= least - sharedAside(partner));
        }
        if (meetings.notedCount() == 0) {
            return;
        }
        sorter.sort(meetings.noted(), meetings.notedCount(), above);
        takeSlots(meetings.noted(), meetings.notedCount());
        if (!few) {
            walkAgain(walked);
        }
        lookUpFrom(few ? 0 : walked);
    }

    /**
     * Looks at both ends and the middle of each stretch, so that they come into the cache together: a walk waits for
     * each of them in turn. The sum means nothing; it is kept so that the looks are not optimised away.
     */
    private int touchAhead(int walked) {
        int[] users = lists.users();
        int sum = 0;
        for (int i = 0; i < walked; i++) {
            int first = lists.first(stretches.begin(i));
            int last = lists.endOfStretch(stretches.begin(i)) - 1;
            sum += users[first] + users[(first + last) >>> 1] + users[last];
        }
        return sum;
    }

    /** Gives slots without any item counted to these users, in ascending order. */
    private void takeSlots(int[] noted, int count) {
        if (count > partners.length) {
            int capacity = Math.max(count, 2 * partners.length);
            partners = new int[capacity];
            lastItems = new int[capacity];
            lastScales = new byte[capacity];
            counts = new int[capacity * scaleCount];
        }
        System.arraycopy(noted, 0, partners, 0, count);
        Arrays.fill(lastItems, 0, count, 0);
        Arrays.fill(counts, 0, count * scaleCount, 0);
        slotCount = count;
    }

    private void walkAgain(int walked) {
        if (slotOf.length == 0) {
            slotOf = new int[userCount];
        }
        for (int slot = 0; slot < slotCount; slot++) {
            slotOf[partners[slot]] = slot + 1;
        }
        for (int i = 0; i < walked; i++) {
            if (scaleCount == 1) {
                countMet(i);
            } else {
                countMetByDistance(i);
            }
        }
        for (int slot = 0; slot < slotCount; slot++) {
            slotOf[partners[slot]] = 0;
        }
    }

    private void countMet(int stretch) {
        int[] users = lists.users();
        int walkedTo = 0;
        for (int entry = stretches.begin(stretch); entry < stretches.end(stretch); entry++) {
            int end = lists.endOfStretch(entry);
            walkedTo = Math.max(walkedTo, lists.first(entry));
            for (int position = walkedTo; position < end; position++) {
                int partner = users[position];
                if (meetings.isNoted(partner)) {
                    count(slotOf[partner] - 1, stretch + 1, 0);
                }
            }
            step(end - walkedTo);
            walkedTo = end;
        }
    }

    private void countMetByDistance(int stretch) {
        int before = NONE;
        for (int entry = stretches.begin(stretch); entry < stretches.end(stretch); entry++) {
            countBetween(before, entry, stretch);
            before = entry;
        }
        countBetween(before, NONE, stretch);
    }

    /** Counts the purchases of others between two own entries, or before the first or after the last. */
    private void countBetween(int before, int after, int stretch) {
        int[] users = lists.users();
        int from = before == NONE ? lists.first(after) : lists.own(before) + 1;
        int to = after == NONE ? lists.endOfStretch(before) : lists.own(after);
        int endOfBefore = before == NONE ? from : Math.min(lists.endOfStretch(before), to);
        int firstOfAfter = after == NONE ? to : Math.max(lists.first(after), from);
        long timeBefore = before == NONE ? 0 : lists.time(lists.own(before));
        long timeAfter = after == NONE ? 0 : lists.time(lists.own(after));
        for (int position = from; position < endOfBefore; position++) {
            int partner = users[position];
            if (meetings.isNoted(partner)) {
                long distance = lists.time(position) - timeBefore;
                if (position >= firstOfAfter) {
                    distance = Math.min(distance, timeAfter - lists.time(position));
                }
                count(slotOf[partner] - 1, stretch + 1, distance);
            }
        }
        for (int position = Math.max(endOfBefore, firstOfAfter); position < to; position++) {
            int partner = users[position];
            if (meetings.isNoted(partner)) {
                count(slotOf[partner] - 1, stretch + 1, timeAfter - lists.time(position));
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

    /** Looks the items from a number on up among the purchases of those who have a slot. */
    private void lookUpFrom(int firstStretch) {
        if (firstStretch == stretches.count()) {
            return;
        }
        for (int slot = 0; slot < slotCount; slot++) {
            for (int stretch = firstStretch; stretch < stretches.count(); stretch++) {
                lookUp(slot, stretch);
            }
            step(stretches.count() - firstStretch);
        }
    }

    /** How many of the items set aside a partner bought near others, too: no fewer than are common. */
    private int sharedAside(int partner) {
        int count = 0;
        int partnerEnd = lists.end(partner);
        for (int stretch = stretches.walkedCount(); stretch < stretches.count(); stretch++) {
            int item = lists.item(stretches.begin(stretch));
            int entry = lists.firstOfItem(partner, item);
            count += entry < partnerEnd && lists.item(entry) == item ? 1 : 0;
        }
        step(stretches.count() - stretches.walkedCount());
        return count;
    }

    /** Whether a partner has as many items in common as are asked for. */
    private boolean sharesEnough(int partner) {
        int missing = least;
        int left = stretches.count();
        step(left);
        while (missing > 0 && missing <= left) {
            missing -= isShared(--left, partner) ? 1 : 0; // from the end: what is set aside tells most
        }
        return missing == 0;
    }

    private boolean isShared(int stretch, int partner) {
        int item = lists.item(stretches.begin(stretch));
        int partnerEnd = lists.end(partner);
        for (int entry = lists.firstOfItem(partner, item); entry < partnerEnd && lists.item(entry) == item; entry++) {
            int position = lists.own(entry);
            int next = firstFrom(stretch, position);
            if (holds(stretch, next - 1, position) || holds(stretch, next, position)) {
                return true;
            }
        }
        return false;
    }

    private void lookUp(int slot, int stretch) {
        int item = lists.item(stretches.begin(stretch));
        int partner = partners[slot];
        int partnerEnd = lists.end(partner);
        for (int entry = lists.firstOfItem(partner, item); entry < partnerEnd && lists.item(entry) == item; entry++) {
            countNearest(slot, stretch, lists.own(entry));
        }
    }

    /** Counts a partner's purchase against the nearest of the own entries before and after it. */
    private void countNearest(int slot, int stretch, int position) {
        int next = firstFrom(stretch, position);
        for (int entry = next - 1; entry <= next; entry++) {
            if (holds(stretch, entry, position)) {
                long distance = scaleCount == 1 ? 0 : Math.abs(lists.time(lists.own(entry)) - lists.time(position));
                count(slot, stretch + 1, distance);
            }
        }
    }

    /** The first of the own entries of an item at this position or after it. */
    private int firstFrom(int stretch, int position) {
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
        return low;
    }

    /** Whether an entry is one of an item's, and is held against a position. */
    private boolean holds(int stretch, int entry, int position) {
        return entry >= stretches.begin(stretch)
                && entry < stretches.end(stretch)
                && lists.first(entry) <= position
                && position < lists.endOfStretch(entry);
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
        if (scaleCount == 1) {
            return counts[slot];
        }
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
