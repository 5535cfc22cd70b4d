package io.cowcatcher.ingest.synthetic;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a synthetic log holds: the shop, its deals, its honest groups, the rings planted in it, and the random seed.
 *
 * <pre>{@code
 * SyntheticLogOptions options = SyntheticLogOptions.defaults()
 *         .withUsers(3_000)
 *         .withCrowdRings(CrowdRings.of(RingLevel.HARD, 5))
 *         .withRingShape(shape -> shape.withCamouflage(8))
 *         .withRandomSeed(7);
 * }</pre>
 *
 * @param shop the size of the shop
 * @param deals its flash deals
 * @param hardNegatives its honest groups
 * @param crowdRings crowdsourced rings, planted in this order
 * @param samePersonRings same-person rings, planted in this order after the crowdsourced ones
 * @param ipColumn whether the log tells IP addresses
 * @param randomSeed any number; the same number with the same options gives the same log
 */
public record SyntheticLogOptions(
        Shop shop,
        Deals deals,
        HardNegatives hardNegatives,
        List<CrowdRings> crowdRings,
        List<SamePersonRings> samePersonRings,
        IpColumn ipColumn,
        long randomSeed) {

    /** Copies the lists and checks that there are enough items for the deals. */
    public SyntheticLogOptions {
        crowdRings = List.copyOf(crowdRings);
        samePersonRings = List.copyOf(samePersonRings);
        if (deals.items() > shop.items()) {
            throw new IllegalArgumentException("deal items must not exceed items (got: " + deals.items()
                    + " deal items of " + shop.items() + " items); sell more items or fewer as deals");
        }
    }

    /**
     * The bar setting: 20,000 users, 16 crowdsourced rings of level {@link RingLevel#MEDIUM}; about 217,000 purchases.
     */
    public static SyntheticLogOptions defaults() {
        return new SyntheticLogOptions(
                Shop.defaults(),
                Deals.defaults(),
                HardNegatives.defaults(),
                List.of(CrowdRings.of(RingLevel.MEDIUM, 16)),
                List.of(),
                IpColumn.ABSENT,
                1);
    }

    /**
     * The demonstration: the bar setting with 16 crowdsourced and 6 same-person rings, all of level
     * {@link RingLevel#EASY}.
     */
    public static SyntheticLogOptions demo() {
        return defaults()
                .withCrowdRings(CrowdRings.of(RingLevel.EASY, 16))
                .withSamePersonRings(SamePersonRings.of(RingLevel.EASY, 6))
                .withIpColumn(IpColumn.PER_HOUSEHOLD);
    }

    /** A copy with another shop. */
    public SyntheticLogOptions withShop(Shop shop) {
        return new SyntheticLogOptions(shop, deals, hardNegatives, crowdRings, samePersonRings, ipColumn, randomSeed);
    }

    /** A copy with this number of users. */
    public SyntheticLogOptions withUsers(int users) {
        return withShop(shop.withUsers(users));
    }

    /** A copy with this number of items. */
    public SyntheticLogOptions withItems(int items) {
        return withShop(shop.withItems(items));
    }

    /** A copy with this number of categories. */
    public SyntheticLogOptions withCategories(int categories) {
        return withShop(shop.withCategories(categories));
    }

    /** A copy of this length in days. */
    public SyntheticLogOptions withDays(int days) {
        return withShop(shop.withDays(days));
    }

    /** A copy with this mean number of purchases outside deals per user. */
    public SyntheticLogOptions withMeanPurchases(double meanPurchases) {
        return withShop(shop.withMeanPurchases(meanPurchases));
    }

    /** A copy with other deals. */
    public SyntheticLogOptions withDeals(Deals deals) {
        return new SyntheticLogOptions(shop, deals, hardNegatives, crowdRings, samePersonRings, ipColumn, randomSeed);
    }

    /** A copy with this number of items that are sold as deals. */
    public SyntheticLogOptions withDealItems(int items) {
        return withDeals(deals.withItems(items));
    }

    /** A copy with this share of users who live for deals. */
    public SyntheticLogOptions withHeavyShare(double heavyShare) {
        return withDeals(deals.withHeavyShare(heavyShare));
    }

    /** A copy with other honest groups. */
    public SyntheticLogOptions withHardNegatives(HardNegatives hardNegatives) {
        return new SyntheticLogOptions(shop, deals, hardNegatives, crowdRings, samePersonRings, ipColumn, randomSeed);
    }

    /** A copy with these crowdsourced rings instead of the present ones; none if nothing is given. */
    public SyntheticLogOptions withCrowdRings(CrowdRings... rings) {
        return withCrowdRings(List.of(rings));
    }

    private SyntheticLogOptions withCrowdRings(List<CrowdRings> rings) {
        return new SyntheticLogOptions(shop, deals, hardNegatives, rings, samePersonRings, ipColumn, randomSeed);
    }

    /** A copy whose crowdsourced rings all have their shape changed: one knob turned, the others left alone. */
    public SyntheticLogOptions withRingShape(UnaryOperator<RingShape> change) {
        return withCrowdRings(crowdRings.stream()
                .map(rings -> rings.withShape(change.apply(rings.shape())))
                .toList());
    }

    /** A copy with these same-person rings instead of the present ones; none if nothing is given. */
    public SyntheticLogOptions withSamePersonRings(SamePersonRings... rings) {
        return withSamePersonRings(List.of(rings));
    }

    private SyntheticLogOptions withSamePersonRings(List<SamePersonRings> rings) {
        return new SyntheticLogOptions(shop, deals, hardNegatives, crowdRings, rings, ipColumn, randomSeed);
    }

    /** A copy that plants no rings: a clean log, on which every ring found is a false one. */
    public SyntheticLogOptions withoutRings() {
        return withCrowdRings().withSamePersonRings();
    }

    /** A copy with or without IP addresses. */
    public SyntheticLogOptions withIpColumn(IpColumn ipColumn) {
        return new SyntheticLogOptions(shop, deals, hardNegatives, crowdRings, samePersonRings, ipColumn, randomSeed);
    }

    /** A copy with another random seed. */
    public SyntheticLogOptions withRandomSeed(long randomSeed) {
        return new SyntheticLogOptions(shop, deals, hardNegatives, crowdRings, samePersonRings, ipColumn, randomSeed);
    }

    /**
     * A copy of {@code factor} times the size: users, items, zones, deals, honest groups and rings, each rounded.
     *
     * <p>Length, categories, purchases a user and buyers a deal stay, so that the log as a whole has about
     * {@code factor} times as many purchases and the same texture.
     *
     * @param factor from 0.001 to 1,000, as far as the bounds of {@link Shop} allow
     */
    public SyntheticLogOptions scaledBy(double factor) {
        Checks.between("factor", factor, 0.001, 1_000);
        return new SyntheticLogOptions(
                shop.scaledBy(factor),
                deals.scaledBy(factor),
                hardNegatives.scaledBy(factor),
                crowdRings.stream()
                        .map(rings -> rings.withCount(Checks.scaled(rings.count(), factor)))
                        .toList(),
                samePersonRings.stream()
                        .map(rings -> rings.withCount(Checks.scaled(rings.count(), factor)))
                        .toList(),
                ipColumn,
                randomSeed);
    }
}
