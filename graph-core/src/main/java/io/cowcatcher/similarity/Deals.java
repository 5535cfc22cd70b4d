package io.cowcatcher.similarity;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.BitSet;

/**
 * Which events were deals: part of a promotion, or at least 15 per cent below the list price.
 *
 * <p>Where a purchase has no list price, the usual price of its item in the preceding 28 days stands for it, if at
 * least five prices are known: the median over the days, each of which counts once, with its own median. Else its
 * discount is unknown, and it is a deal only by promotion. Immutable, share freely.
 */
public final class Deals {
    private static final double LEAST_DISCOUNT = 0.15;
    /** Prices are decimal: 0.51 for 0.60 is 15 per cent off, and a hair less in binary. */
    private static final double ROUNDING = 1e-9;

    private static final int LOOK_BACK_DAYS = 28;
    private static final int FEWEST_PRICES = 5;

    private final BitSet deals;
    private final boolean known;

    private Deals(BitSet deals, boolean known) {
        this.deals = deals;
        this.known = known;
    }

    /**
     * Flags the events of an index; O(events), and where list prices are missing O(n log n) for n events of an item.
     */
    public static Deals of(PurchaseIndex index) {
        PurchaseLog log = index.log();
        BitSet deals = new BitSet(index.size());
        boolean known = log.has(PurchaseField.PROMOTION);
        boolean priced = log.has(PurchaseField.PRICE);
        PriceMedians medians = new PriceMedians(index, LOOK_BACK_DAYS, FEWEST_PRICES);
        for (int event = 0; event < index.size(); event++) {
            int row = index.row(event);
            boolean deal = log.promotion(row) == Flag.YES;
            if (priced) {
                double list = log.listPrice(row);
                double discount = discount(log.price(row), Double.isNaN(list) ? medians.before(event) : list);
                known |= !Double.isNaN(discount);
                deal |= discount >= LEAST_DISCOUNT - ROUNDING;
            }
            deals.set(event, deal);
        }
        return new Deals(deals, known);
    }

    /** delta = 1 - price / list, from 0 to 1; NaN where one of the two is unknown or the list price is 0. */
    private static double discount(double price, double list) {
        return list > 0 ? Math.min(1, Math.max(0, 1 - price / list)) : Double.NaN;
    }

    /**
     * Whether the log lets deals be told from other purchases at all: any promotion flag, or any discount, is known.
     */
    public boolean areKnown() {
        return known;
    }

    /** Whether an event was a deal. */
    public boolean contains(int event) {
        return deals.get(event);
    }

    /** The items with at least so many deals. */
    public BitSet itemsDealt(PurchaseIndex index, int leastDeals) {
        BitSet items = new BitSet(index.itemCodes());
        for (int item = 0; item < index.itemCodes(); item++) {
            int from = index.itemStart(item);
            items.set(item, deals.get(from, index.itemEnd(item)).cardinality() >= leastDeals);
        }
        return items;
    }

    /** The number of events that were deals. */
    public int count() {
        return deals.cardinality();
    }
}
