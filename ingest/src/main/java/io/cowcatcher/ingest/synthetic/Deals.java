package io.cowcatcher.ingest.synthetic;

/**
 * The flash deals of a synthetic shop and those who live for them.
 *
 * @param items the number of items that are ever sold as a deal, at least 1; each opens one to three times
 * @param depth the discount of a deal, as a share of the list price, above 0 and below 1
 * @param heavyShare the share of users who buy 10 to 39 deals each on their own account, from 0 to 1: the heavy tail
 *     that makes ring members hard to tell by the number of their deals
 */
public record Deals(int items, double depth, double heavyShare) {

    /** Checks the ranges. */
    public Deals {
        Checks.between("deal items", items, 1, 1_000_000);
        Checks.between("deal depth", depth, 0.01, 0.99);
        Checks.share("heavyShare", heavyShare);
    }

    /** The deals of the bar setting: 110 items, 40 % off, no heavy tail. */
    public static Deals defaults() {
        return new Deals(110, 0.4, 0);
    }

    /** A copy with this number of deal items. */
    public Deals withItems(int items) {
        return new Deals(items, depth, heavyShare);
    }

    /** A copy with this discount. */
    public Deals withDepth(double depth) {
        return new Deals(items, depth, heavyShare);
    }

    /** A copy with this share of heavy deal buyers. */
    public Deals withHeavyShare(double heavyShare) {
        return new Deals(items, depth, heavyShare);
    }

    Deals scaledBy(double factor) {
        return new Deals(Math.max(1, Checks.scaled(items, factor)), depth, heavyShare);
    }
}
