package io.cowcatcher.ingest.synthetic;

/**
 * The size of a synthetic shop and of the land it delivers to.
 *
 * @param users the number of honest users, from whom the members of crowdsourced rings are taken, 10 to 10,000,000
 * @param items the number of items, 1 to 10,000,000
 * @param categories the number of categories over which items are spread uniformly, from 1 to 100,000
 * @param days the length of the log, 7 to 3,650 days
 * @param meanPurchases the mean number of purchases outside deals per user, 0.1 to 1,000 and a little less in fact: a
 *     user's expectation is capped at 250
 * @param zones the number of delivery zones of 40 buildings each, from 1 to 1,000,000
 */
public record Shop(int users, int items, int categories, int days, double meanPurchases, int zones) {

    /** Checks the ranges. */
    public Shop {
        Checks.between("users", users, 10, 10_000_000);
        Checks.between("items", items, 1, 10_000_000);
        Checks.between("categories", categories, 1, 100_000);
        Checks.between("days", days, 7, 3_650);
        Checks.between("meanPurchases", meanPurchases, 0.1, 1_000);
        Checks.between("zones", zones, 1, 1_000_000);
    }

    /**
     * The shop of the bar setting: 20,000 users, 4,000 items in 60 categories, 60 days, 9 purchases a user, 1,200
     * zones.
     */
    public static Shop defaults() {
        return new Shop(20_000, 4_000, 60, 60, 9, 1_200);
    }

    /** A copy with this number of users. */
    public Shop withUsers(int users) {
        return new Shop(users, items, categories, days, meanPurchases, zones);
    }

    /** A copy with this number of items. */
    public Shop withItems(int items) {
        return new Shop(users, items, categories, days, meanPurchases, zones);
    }

    /** A copy with this number of categories. */
    public Shop withCategories(int categories) {
        return new Shop(users, items, categories, days, meanPurchases, zones);
    }

    /** A copy of this length in days. */
    public Shop withDays(int days) {
        return new Shop(users, items, categories, days, meanPurchases, zones);
    }

    /** A copy with this mean number of purchases outside deals. */
    public Shop withMeanPurchases(double meanPurchases) {
        return new Shop(users, items, categories, days, meanPurchases, zones);
    }

    /** A copy with this number of delivery zones. */
    public Shop withZones(int zones) {
        return new Shop(users, items, categories, days, meanPurchases, zones);
    }

    /** A copy with {@code factor} times the users, items and zones; as many categories, days and purchases a user. */
    Shop scaledBy(double factor) {
        return new Shop(
                Checks.scaled(users, factor),
                Math.max(1, Checks.scaled(items, factor)),
                categories,
                days,
                meanPurchases,
                Math.max(1, Checks.scaled(zones, factor)));
    }
}
