package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;

/** The scratch of one thread: counts and weighs the pairs of one user after another. */
final class PairRow {
    private static final int POLL_MASK = 0x3F;

    private final SharedItems shared;
    private final PairWeigher weigher;
    private final int minimumShared;

    PairRow(SharedItems shared, PairWeigher weigher, int minimumShared) {
        this.shared = shared;
        this.weigher = weigher;
        this.minimumShared = minimumShared;
    }

    /** The edges of the users in {@code [from, to)} to users with greater codes; those of one user in no order. */
    PairList pairsOf(int from, int to, RunControl control) {
        PairList pairs = new PairList();
        for (int user = from; user < to; user++) {
            if ((user & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            shared.countAbove(user);
            weigher.turnTo(user);
            for (int slot = 0; slot < shared.slotCount(); slot++) {
                int k = shared.shared(slot);
                if (k >= minimumShared) {
                    double weight = weigher.weigh(slot, shared);
                    if (weight > 0) {
                        pairs.add(user, shared.partner(slot), weight, k);
                    }
                }
            }
        }
        return pairs;
    }
}
