package io.cowcatcher.similarity;

/**
 * Walks the stretches of one user's items once more, and counts the items of those who have a slot: each at the least
 * distance met.
 *
 * <p>Memory: 4 bytes a user from the first walk on. Not safe for use by several threads.
 */
final class SecondWalk {
    private static final int NONE = -1;

    private final ItemLists lists;
    private final Stretches stretches;
    private final Meetings meetings;
    private final PartnerSlots slots;
    private final Steps steps;
    /** The slot of a user, plus 1; 0 for those without. Made when a walk needs it. */
    private int[] slotOf = new int[0];

    /** Walks {@code stretches}, whoever's they are at a time, for those noted in {@code meetings}. */
    SecondWalk(ItemLists lists, Stretches stretches, Meetings meetings, PartnerSlots slots, Steps steps) {
        this.lists = lists;
        this.stretches = stretches;
        this.meetings = meetings;
        this.slots = slots;
        this.steps = steps;
    }

    /** Counts the first {@code walked} items for all who have a slot. */
    void count(int walked) {
        if (slotOf.length == 0) {
            slotOf = new int[meetings.userCount()];
        }
        for (int slot = 0; slot < slots.count(); slot++) {
            slotOf[slots.partner(slot)] = slot + 1;
        }
        for (int i = 0; i < walked; i++) {
            if (slots.knowDistances()) {
                countMetByDistance(i);
            } else {
                countMet(i);
            }
        }
        for (int slot = 0; slot < slots.count(); slot++) {
            slotOf[slots.partner(slot)] = 0;
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
                    slots.count(slotOf[partner] - 1, stretch + 1, 0);
                }
            }
            steps.take(end - walkedTo);
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
                slots.count(slotOf[partner] - 1, stretch + 1, distance);
            }
        }
        for (int position = Math.max(endOfBefore, firstOfAfter); position < to; position++) {
            int partner = users[position];
            if (meetings.isNoted(partner)) {
                slots.count(slotOf[partner] - 1, stretch + 1, timeAfter - lists.time(position));
            }
        }
        steps.take(Math.max(0, endOfBefore - from) + Math.max(0, to - Math.max(endOfBefore, firstOfAfter)));
    }
}
