package io.cowcatcher.block;

import io.cowcatcher.similarity.PurchaseIndex;

/*
 * A block is a set of users and a set of windows. Its score is the log-likelihood ratio of "members join each window with
 * probability q" against "events fall to users at random, at each user's own rate", less the length of the description of the
 * choice: ln(30 I) for a window (which of I items, and when), ln(N/n) + 1 for a member (which of N users).
 */
/** The terms of the block score that both halves of the refinement share. */
final class BlockModel {
    static final double LEAST_PARTICIPATION = 0.15;
    static final double MOST_PARTICIPATION = 0.9;

    private static final double MOST_JOINING = 0.95;

    final PurchaseIndex index;
    final ActivityRates rates;
    final BlockOptions options;
    final WindowCosts windowCosts;
    final MemberCosts memberCosts;

    BlockModel(PurchaseIndex index, BlockOptions options) {
        this(index, options, Costs.of(index, options));
    }

    /** A model that shares costs counted before. */
    BlockModel(PurchaseIndex index, BlockOptions options, Costs costs) {
        this.index = index;
        this.rates = new ActivityRates(index);
        this.options = options;
        this.windowCosts = costs.windows;
        this.memberCosts = costs.members;
    }

    /** What naming windows and members costs; immutable. */
    record Costs(WindowCosts windows, MemberCosts members) {
        static Costs of(PurchaseIndex index, BlockOptions options) {
            return new Costs(WindowCosts.of(index, options.prior()), MemberCosts.of(index, options.memberPrior()));
        }
    }

    /** The probability of joining, given the block's own and a share seen: never below the one, never certain. */
    private static double joining(double participation, double seen) {
        return Math.min(MOST_JOINING, Math.max(participation, seen));
    }

    /** The log-likelihood of joining so many windows, or of so many joining: h ln q + (S - h) ln(1 - q). */
    static double joins(int joined, int outOf, double participation) {
        double joining = joining(participation, joined / (double) outOf);
        return joined * Math.log(joining) + (outOf - joined) * Math.log(1 - joining);
    }
}
