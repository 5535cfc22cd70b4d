package io.cowcatcher.similarity;

/**
 * Looks items of one user up among the purchases of others, instead of walking all purchases near his.
 *
 * <p>Not safe for use by several threads.
 */
final class ItemLookup {
    /** What looking at one partner's purchases costs, in positions walked: they are somewhere else in memory. */
    static final long PARTNER_COST = 64;

    /** What looking up one item costs, once they are there. */
    static final long ITEM_COST = 8;

    private final ItemLists lists;
    private final Stretches stretches;
    private final Steps steps;

    /** Looks up the items of {@code stretches}, whoever's they are at a time. */
    ItemLookup(ItemLists lists, Stretches stretches, Steps steps) {
        this.lists = lists;
        this.stretches = stretches;
        this.steps = steps;
    }

    /** How many of the items set aside a partner bought near others, too: no fewer than are common. */
    int sharedAside(int partner) {
        int count = 0;
        int partnerEnd = lists.end(partner);
        for (int stretch = stretches.walkedCount(); stretch < stretches.count(); stretch++) {
            int item = lists.item(stretches.begin(stretch));
            int entry = lists.firstOfItem(partner, item);
            count += entry < partnerEnd && lists.item(entry) == item ? 1 : 0;
        }
        steps.take(stretches.count() - stretches.walkedCount());
        return count;
    }

    /**
     * Whether a partner has {@code least} items in common.
     *
     * @param walkedAtMost no fewer than are common of the items not set aside
     */
    boolean sharesEnough(int partner, int least, int walkedAtMost) {
        int missing = least;
        int stretch = stretches.count();
        while (missing > 0 && stretch > stretches.walkedCount()) {
            missing -= isShared(--stretch, partner) ? 1 : 0;
        }
        if (missing > walkedAtMost) {
            steps.take(stretches.count() - stretch);
            return false;
        }
        while (missing > 0 && missing <= stretch) {
            missing -= isShared(--stretch, partner) ? 1 : 0;
        }
        steps.take(stretches.count() - stretch);
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

    /** Counts the items from a number on for all who have a slot. */
    void countFrom(int firstStretch, PartnerSlots slots) {
        if (firstStretch == stretches.count()) {
            return;
        }
        for (int slot = 0; slot < slots.count(); slot++) {
            for (int stretch = firstStretch; stretch < stretches.count(); stretch++) {
                count(stretch, slot, slots);
            }
            steps.take(stretches.count() - firstStretch);
        }
    }

    private void count(int stretch, int slot, PartnerSlots slots) {
        int item = lists.item(stretches.begin(stretch));
        int partner = slots.partner(slot);
        int partnerEnd = lists.end(partner);
        for (int entry = lists.firstOfItem(partner, item); entry < partnerEnd && lists.item(entry) == item; entry++) {
            countNearest(stretch, lists.own(entry), slot, slots);
        }
    }

    /** Counts a partner's purchase against the nearest of the own entries before and after it. */
    private void countNearest(int stretch, int position, int slot, PartnerSlots slots) {
        int next = firstFrom(stretch, position);
        for (int entry = next - 1; entry <= next; entry++) {
            if (holds(stretch, entry, position)) {
                long distance =
                        slots.knowDistances() ? Math.abs(lists.time(lists.own(entry)) - lists.time(position)) : 0;
                slots.count(slot, stretch + 1, distance);
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
}
