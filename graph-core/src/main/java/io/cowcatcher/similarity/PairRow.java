package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;

/** The scratch of one thread: counts and weighs the pairs of one user after another. */
final class PairRow {
    private static final int PAIRS_PER_POLL = 1_024;

    private final SharedItems shared;
    private final PairWeigher weigher;
    private final RunControl control;
    private int weighed;

    PairRow(SharedItems shared, PairWeigher weigher, RunControl control) {
        this.shared = shared;
        this.weigher = weigher;
        this.control = control;
    }

    /** How many positions were walked, and partners looked up, since this was made. */
    long steps() {
        return shared.steps();
    }

    /** No fewer than the edges of a user to users with greater codes, without counting them; O(entries of the user). */
    long mostPairs(int user) {
        return shared.mostPartnersAbove(user);
    }

    /** Passes on the edges of the users in {@code [from, to)} to users with greater codes, ascending. */
    void pairsOf(int from, int to, PairSink sink) {
        for (int user = from; user < to; user++) {
            weigher.turnTo(user);
            shared.countAbove(user);
            if (shared.slots().count() > 0) {
                passOn(user, sink);
            }
        }
    }

    private void passOn(int user, PairSink sink) {
        PartnerSlots slots = shared.slots();
        for (int slot = 0; slot < slots.count(); slot++) {
            int k = slots.shared(slot);
            if (k >= shared.least()) {
                if (++weighed % PAIRS_PER_POLL == 0) {
                    control.checkCancelled();
                }
                double weight = weigher.weigh(slot, k, slots);
                if (weight > 0) {
                    sink.accept(user, slots.partner(slot), k, weight);
                }
            }
        }
    }
}
