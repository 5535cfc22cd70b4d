package io.cowcatcher.block;

import io.cowcatcher.similarity.PurchaseIndex;

/*
 * A code for n members must not spend more than it has: over all sets U of n users the sum of prod exp(-cost(u)) has to stay
 * below 1. For cost(u) = -ln(n w_u) + 1 with sum w_u = 1 it is e_n(w) n^n e^-n <= n^n e^-n / n! < 1, by Maclaurin's and Stirling's
 * inequalities. The uniform prior is w = 1 / N.
 */
/** What naming the members of a block costs, in nats, by a prior over users. */
final class MemberCosts {
    private final PurchaseIndex index;
    private final MemberPrior prior;
    private final double perPurchase;
    private final double perUser;

    private MemberCosts(PurchaseIndex index, MemberPrior prior, double perPurchase, double perUser) {
        this.index = index;
        this.prior = prior;
        this.perPurchase = perPurchase;
        this.perUser = perUser;
    }

    /** The costs of an index; O(users) where buyers have to be counted. */
    static MemberCosts of(PurchaseIndex index, MemberPrior prior) {
        if (prior == MemberPrior.UNIFORM) {
            return new MemberCosts(index, prior, 0, 0);
        }
        int buyers = 0;
        for (int user = 0; user < index.userCodes(); user++) {
            buyers += index.eventsOfUser(user) > 0 ? 1 : 0;
        }
        return new MemberCosts(index, prior, 0.5 / Math.max(1, index.size()), 0.5 / Math.max(1, buyers));
    }

    /** What naming a user as one of {@code size} members costs. */
    double of(int user, int size) {
        if (prior == MemberPrior.UNIFORM) {
            return Math.log(index.population() / (double) size) + 1;
        }
        return 1 - Math.log(size * (perPurchase * index.eventsOfUser(user) + perUser));
    }
}
