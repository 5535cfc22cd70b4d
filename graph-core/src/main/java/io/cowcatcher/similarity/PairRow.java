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

    /** The edges of the users in {@code [from, to)} to users with greater codes, ascending. */
    PairList pairsOf(int from, int to, RunControl control) {
        PairList pairs = new PairList();
        for (int user = from; user < to; user++) {
            if ((user & POLL_MASK) == 0) {
                control.checkCancelled();
            }
            shared.countAbove(user);
            weigher.turnTo(user);
            for (int partner : shared.partners()) {
                int k = shared.shared(partner);
                if (k >= minimumShared) {
                    double weight = weigher.weigh(partner, shared);
                    if (weight > 0) {
                        pairs.add(user, partner, weight, k);
                    }
                }
            }
        }
        return pairs;
    }
}
