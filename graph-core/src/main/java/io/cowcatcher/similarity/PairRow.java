package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;

/** The scratch of one thread: counts and weighs the pairs of one user after another. */
final class PairRow {
    private static final int PAIRS_PER_POLL = 1_024;

    private final SharedItems shared;
    private final PairWeigher weigher;
    private final RunControl control;
    private final PairBudget budget;

    PairRow(SharedItems shared, PairWeigher weigher, RunControl control, PairBudget budget) {
        this.shared = shared;
        this.weigher = weigher;
        this.control = control;
        this.budget = budget;
    }

    /** The edges of the users in {@code [from, to)} to users with greater codes, ascending. */
    PairList pairsOf(int from, int to) {
        PairList pairs = new PairList(budget);
        int weighed = 0;
        for (int user = from; user < to; user++) {
            int begin = pairs.size();
            shared.countAbove(user);
            weigher.turnTo(user);
            for (int slot = 0; slot < shared.slotCount(); slot++) {
                int k = shared.shared(slot);
                if (k >= shared.least()) {
                    if (++weighed % PAIRS_PER_POLL == 0) {
                        control.checkCancelled();
                    }
                    double weight = weigher.weigh(slot, shared);
                    if (weight > 0) {
                        pairs.add(user, shared.partner(slot), weight, k);
                    }
                }
            }
            pairs.sortFrom(begin);
        }
        pairs.trim();
        return pairs;
    }
}
