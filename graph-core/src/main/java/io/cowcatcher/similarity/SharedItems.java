package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;

/*
 * Row by row. A walk over the stretches of the item lists counts in one byte per user on how many items of this user's each other
 * user was met, up to as many as are needed (Meetings); most users are met less often, and the byte, which stays in the cache, is
 * all that they cost. Those met often enough, and worth an edge if all was bought at the same time, are counted by time scale
 * (PartnerSlots): by a second walk (SecondWalk), or, where they are few, by looking this user's items up among theirs (ItemLookup).
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
    private static final int NONE = -1;
    /** Where there are no more it is not worth while to tell who of them may be an edge. */
    private static final int FEW_PARTNERS = 64;

    private final ItemLists lists;
    private final PairWeigher weigher;
    private final int userCount;
    private final int least;
    private final Steps steps;
    private final Stretches stretches;
    private final Meetings meetings;
    private final Tallies tallies;
    private final UserSorter sorter;
    private final PartnerSlots slots;
    private final ItemLookup lookup;
    private final SecondWalk again;

    @SuppressWarnings("UnusedVariable") // written so that looking ahead is not optimised away
    private int touched;

    SharedItems(ItemLists lists, int userCount, PurchaseSimilarity options, PairWeigher weigher, RunControl control) {
        this.lists = lists;
        this.weigher = weigher;
        this.userCount = userCount;
        this.least = options.minimumShared();
        this.steps = new Steps(control);
        this.stretches = new Stretches(lists, userCount);
        this.meetings = new Meetings(lists.areWhole() ? 0 : userCount);
        this.tallies = new Tallies(lists.areWhole() ? userCount : 0);
        this.sorter = new UserSorter(userCount);
        this.slots = new PartnerSlots(TimeScales.of(options));
        this.lookup = new ItemLookup(lists, stretches, steps);
        this.again = new SecondWalk(lists, stretches, meetings, slots, steps);
    }

    /**
     * The heap that the counters of one thread take at most, whoever it counts for.
     *
     * @param largest the largest of what the users of the lists have
     */
    static long heapBytes(int userCount, ItemLists lists, UserCosts.Largest largest, int scaleCount) {
        long partners = Math.min(userCount, largest.positions());
        long counted = lists.areWhole()
                ? Tallies.heapBytes(userCount)
                : Meetings.heapBytes(userCount, partners + largest.stretch()) + 4L * userCount;
        return counted
                + UserSorter.heapBytes(userCount)
                + PartnerSlots.heapBytes(partners, scaleCount)
                + Stretches.heapBytes(largest.entries());
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
        slots.clear();
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
            steps.take(lists.endOfStretch(entry) - lists.own(entry));
        }
        tallies.end(user, sorter);
        slots.take(tallies.noted(), tallies.notedCount());
        tallies.counts(user, slots.countsOfOneScale());
        lookup.countFrom(walked, slots);
    }

    private void meet(int user, int above, int needed) {
        int walked = stretches.walkedCount();
        meetings.begin(needed, user, above);
        touched += touchAhead(walked);
        for (int i = 0; i < walked; i++) {
            meet(i);
        }
        int aside = stretches.count() - walked;
        meetings.keep(partner -> mayWeigh(partner, meetings.atMost(partner), aside));
        boolean few = meetings.notedCount() * (ItemLookup.PARTNER_COST + ItemLookup.ITEM_COST * walked)
                < stretches.walkedCost();
        if (few) {
            meetings.keep(partner -> lookup.sharesEnough(partner, least, meetings.atMost(partner)));
        } else if (aside > 0) {
            meetings.keep(partner -> meetings.atMost(partner) >= least - lookup.sharedAside(partner));
        }
        if (meetings.notedCount() == 0) {
            return;
        }
        sorter.sort(meetings.noted(), meetings.notedCount(), above);
        slots.take(meetings.noted(), meetings.notedCount());
        if (!few) {
            again.count(walked);
        }
        lookup.countFrom(few ? 0 : walked, slots);
    }

    private boolean mayWeigh(int partner, int walkedAtMost, int aside) {
        return walkedAtMost == Integer.MAX_VALUE || weigher.mayWeigh(partner, walkedAtMost + aside);
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

    private void meet(int stretch) {
        int walkedTo = 0;
        for (int entry = stretches.begin(stretch); entry < stretches.end(stretch); entry++) {
            int end = lists.endOfStretch(entry);
            int from = Math.max(walkedTo, lists.first(entry));
            meetings.meet(lists.users(), from, end);
            steps.take(end - from);
            walkedTo = end;
        }
    }

    /** How many positions were walked, and partners looked up, since this was made. */
    long steps() {
        return steps.taken();
    }

    /** No fewer than the edges of one user to those with greater codes; what was counted before is gone. */
    long mostPartnersAbove(int user) {
        stretches.turnTo(user);
        long most = Math.min(userCount - 1L - user, stretches.mostPartners(least));
        return most <= FEW_PARTNERS ? most : weigher.mostEdges(user, most, stretches::mostPartners);
    }

    /** The least number of common items asked for; a partner in a slot may have fewer. */
    int least() {
        return least;
    }

    /** The partners that were met often enough to be counted, and their counts. */
    PartnerSlots slots() {
        return slots;
    }
}
