package io.cowcatcher.block;

import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.BitSet;

/**
 * What naming a window costs, in nats: ln of the places it could have been, 30 for each item, by a prior over items.
 */
final class WindowCosts {
    private static final double PLACES_PER_ITEM = 30;
    private static final int FEWEST_DEALS = 5;
    private static final double SHARE_OF_DEALS = 0.8;

    private final BitSet expected;
    private final double costOfExpected;
    private final double costOfOthers;

    private WindowCosts(BitSet expected, double costOfExpected, double costOfOthers) {
        this.expected = expected;
        this.costOfExpected = costOfExpected;
        this.costOfOthers = costOfOthers;
    }

    /** The costs of an index; O(events) where deals have to be told. */
    static WindowCosts of(PurchaseIndex index, WindowPrior prior) {
        if (prior == WindowPrior.DEALS) {
            Deals deals = Deals.of(index);
            BitSet dealt = deals.itemsDealt(index, FEWEST_DEALS);
            int count = dealt.cardinality();
            int others = index.soldItems() - count;
            if (deals.areKnown() && count > 0 && others > 0) {
                return new WindowCosts(
                        dealt,
                        Math.log(PLACES_PER_ITEM * count / SHARE_OF_DEALS),
                        Math.log(PLACES_PER_ITEM * others / (1 - SHARE_OF_DEALS)));
            }
        }
        double cost = Math.log(PLACES_PER_ITEM * index.soldItems());
        return new WindowCosts(new BitSet(), cost, cost);
    }

    /** What naming a window on an item costs. */
    double of(int item) {
        return expected.get(item) ? costOfExpected : costOfOthers;
    }
}
