package io.cowcatcher.cleaning;

/**
 * From where on what accounts and items do is odd. An engineer's values, far beyond what members of planted rings do,
 * and not fitted.
 *
 * @param mostOrders how many orders an account must have to be left out as the busiest, from 1
 * @param mostOrdersPerDay how many a day, on average from its first to its last, from 0, it must have besides
 * @param leastWholesalePurchases how many purchases an account must have to be judged as a wholesaler, from 1
 * @param wholesaleRatio how many times the usual number of pieces it buys in at least half of its purchases, above 1;
 *     infinite for never
 * @param leastOrdersOfItem how many orders an item must be in to be judged as one of every order, from 1
 * @param shareOfOrders of how many of all orders an item of every order is part, above 0; above 1 for never
 */
public record CleaningLimits(
        int mostOrders,
        double mostOrdersPerDay,
        int leastWholesalePurchases,
        double wholesaleRatio,
        int leastOrdersOfItem,
        double shareOfOrders) {

    /** Checks that all are in range. */
    public CleaningLimits {
        requireAtLeastOne("mostOrders", mostOrders);
        requireAtLeastOne("leastWholesalePurchases", leastWholesalePurchases);
        requireAtLeastOne("leastOrdersOfItem", leastOrdersOfItem);
        if (!(mostOrdersPerDay >= 0)) {
            throw new IllegalArgumentException("mostOrdersPerDay must not be negative (got: " + mostOrdersPerDay + ")");
        }
        if (!(wholesaleRatio > 1)) {
            throw new IllegalArgumentException("wholesaleRatio must be above 1 (got: " + wholesaleRatio + ")");
        }
        if (!(shareOfOrders > 0)) {
            throw new IllegalArgumentException("shareOfOrders must be above 0 (got: " + shareOfOrders + ")");
        }
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 (got: " + value + ")");
        }
    }

    /**
     * A thousand orders and ten a day; ten times the usual number of pieces in half of at least a hundred purchases;
     * five hundred orders and five per cent of all.
     */
    public static CleaningLimits defaults() {
        return new CleaningLimits(1_000, 10, 100, 10, 500, 0.05);
    }

    /** Nothing that accounts and items do is odd. */
    public static CleaningLimits none() {
        return new CleaningLimits(
                Integer.MAX_VALUE, 0, 1, Double.POSITIVE_INFINITY, Integer.MAX_VALUE, Double.POSITIVE_INFINITY);
    }

    /** A copy with other limits on the number of orders of an account. */
    public CleaningLimits withMostOrders(int inAll, double perDay) {
        return new CleaningLimits(
                inAll, perDay, leastWholesalePurchases, wholesaleRatio, leastOrdersOfItem, shareOfOrders);
    }

    /** A copy with other limits on pieces: from so many purchases on, so many times the usual number. */
    public CleaningLimits withWholesale(int leastPurchases, double ratio) {
        return new CleaningLimits(
                mostOrders, mostOrdersPerDay, leastPurchases, ratio, leastOrdersOfItem, shareOfOrders);
    }

    /** A copy with other limits on items of every order: from so many orders on, such a share of all. */
    public CleaningLimits withItemsOfEveryOrder(int leastOrders, double share) {
        return new CleaningLimits(
                mostOrders, mostOrdersPerDay, leastWholesalePurchases, wholesaleRatio, leastOrders, share);
    }
}
