package io.cowcatcher.cleaning;

import java.util.Set;

/**
 * What counts as no evidence. The limits are an engineer's, far beyond what members of rings do: a ring that hides
 * behind them buys more than a thousand times, or tens of pieces at a time, and is told of all the same.
 *
 * @param accounts names of accounts to leave out: staff, test accounts, known wholesalers
 * @param items names of items to leave out
 * @param readsNames whether names tell that an account is a test or stands for nobody, and an item a fee or a gift card
 * @param mostOrders how many orders an account must have to be left out as the busiest, from 1
 * @param mostOrdersPerDay how many a day, on average from its first to its last, from 0, it must have besides
 * @param leastWholesalePurchases how many purchases an account must have to be judged as a wholesaler, from 1
 * @param wholesaleRatio how many times the usual number of pieces it buys in at least half of its purchases, above 1;
 *     infinite for never
 * @param leastOrdersOfItem how many orders an item must be in to be judged as one of every order, from 1
 * @param shareOfOrders of how many of all orders an item of every order is part, above 0; above 1 for never
 */
public record CleaningOptions(
        Set<String> accounts,
        Set<String> items,
        boolean readsNames,
        int mostOrders,
        double mostOrdersPerDay,
        int leastWholesalePurchases,
        double wholesaleRatio,
        int leastOrdersOfItem,
        double shareOfOrders) {

    private static final CleaningOptions DEFAULTS =
            new CleaningOptions(Set.of(), Set.of(), true, 1_000, 10, 100, 10, 500, 0.05);

    /** Checks that all numbers are in range. */
    public CleaningOptions {
        accounts = Set.copyOf(accounts);
        items = Set.copyOf(items);
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
     * No lists; names are read; a thousand orders and ten a day; ten times the usual number of pieces in half of at
     * least twenty purchases; five per cent of all orders.
     */
    public static CleaningOptions defaults() {
        return DEFAULTS;
    }

    /** A copy that leaves out these accounts, whatever they do. */
    public CleaningOptions withoutAccounts(Set<String> names) {
        return new CleaningOptions(
                names,
                items,
                readsNames,
                mostOrders,
                mostOrdersPerDay,
                leastWholesalePurchases,
                wholesaleRatio,
                leastOrdersOfItem,
                shareOfOrders);
    }

    /** A copy that leaves out these items, whoever buys them. */
    public CleaningOptions withoutItems(Set<String> names) {
        return new CleaningOptions(
                accounts,
                names,
                readsNames,
                mostOrders,
                mostOrdersPerDay,
                leastWholesalePurchases,
                wholesaleRatio,
                leastOrdersOfItem,
                shareOfOrders);
    }

    /** A copy that leaves out nothing but what is named. */
    public CleaningOptions onlyNamed() {
        return readingNames(false)
                .withMostOrders(Integer.MAX_VALUE, 0)
                .withWholesale(1, Double.POSITIVE_INFINITY)
                .withItemsOfEveryOrder(1, Double.POSITIVE_INFINITY);
    }

    /** A copy that reads names, or does not. */
    public CleaningOptions readingNames(boolean isOn) {
        return new CleaningOptions(
                accounts,
                items,
                isOn,
                mostOrders,
                mostOrdersPerDay,
                leastWholesalePurchases,
                wholesaleRatio,
                leastOrdersOfItem,
                shareOfOrders);
    }

    /** A copy with other limits on the number of orders of an account. */
    public CleaningOptions withMostOrders(int inAll, double perDay) {
        return new CleaningOptions(
                accounts,
                items,
                readsNames,
                inAll,
                perDay,
                leastWholesalePurchases,
                wholesaleRatio,
                leastOrdersOfItem,
                shareOfOrders);
    }

    /** A copy with other limits on pieces: from so many purchases on, so many times the usual number. */
    public CleaningOptions withWholesale(int leastPurchases, double ratio) {
        return new CleaningOptions(
                accounts,
                items,
                readsNames,
                mostOrders,
                mostOrdersPerDay,
                leastPurchases,
                ratio,
                leastOrdersOfItem,
                shareOfOrders);
    }

    /** A copy with other limits on items of every order: from so many orders on, such a share of all. */
    public CleaningOptions withItemsOfEveryOrder(int leastOrders, double share) {
        return new CleaningOptions(
                accounts,
                items,
                readsNames,
                mostOrders,
                mostOrdersPerDay,
                leastWholesalePurchases,
                wholesaleRatio,
                leastOrders,
                share);
    }
}
