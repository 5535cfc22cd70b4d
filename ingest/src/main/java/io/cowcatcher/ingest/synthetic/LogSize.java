package io.cowcatcher.ingest.synthetic;

/** How many purchases a synthetic log will have: the expectation, and a bound that it all but never exceeds. */
record LogSize(double expected, double upper) {
    /** Of a lognormal distribution with shape 1: standard deviation over mean. */
    private static final double ACTIVITY_SPREAD = Math.sqrt(Math.E - 1);

    private static final double CROWD_MEAN =
            DealBuyers.MEDIAN_CROWD * Math.exp(DealBuyers.CROWD_SHAPE * DealBuyers.CROWD_SHAPE / 2);
    private static final double CROWD_SPREAD = Math.sqrt(Math.exp(DealBuyers.CROWD_SHAPE * DealBuyers.CROWD_SHAPE) - 1);
    private static final double OPENINGS_PER_ITEM = 2;
    private static final double OPENINGS_VARIANCE = 2.0 / 3;
    private static final double HEAVY_DEALS = 24.5;
    private static final double DEVIATIONS = 6;

    static LogSize of(SyntheticLogOptions options) {
        Shop shop = options.shop();
        double ordinary = shop.users() * shop.meanPurchases();
        double ordinaryVariance = ordinary + shop.users() * square(shop.meanPurchases() * ACTIVITY_SPREAD);
        double crowd = Math.min(shop.users(), CROWD_MEAN);
        double crowds = options.deals().items() * OPENINGS_PER_ITEM * crowd;
        double crowdsVariance = options.deals().items()
                * square(crowd)
                * (OPENINGS_PER_ITEM * square(CROWD_SPREAD) + OPENINGS_VARIANCE);
        double planted = planted(options);
        double expected = ordinary + crowds + planted;
        double deviation = Math.sqrt(ordinaryVariance + crowdsVariance);
        return new LogSize(expected, expected + planted + DEVIATIONS * deviation + 1_000);
    }

    /** Heavy buyers, honest groups and rings; at most twice as many in fact, but for very few and very uneven rings. */
    private static double planted(SyntheticLogOptions options) {
        HardNegatives groups = options.hardNegatives();
        double sum = options.shop().users() * options.deals().heavyShare() * HEAVY_DEALS
                + groups.blogs() * 170.0
                + groups.neighbourGroupBuys() * 86.0
                + groups.dealClubs() * 90.0
                + groups.dealGroupBuys() * 86.0
                + groups.fanClubs() * 206.0;
        for (CrowdRings rings : options.crowdRings()) {
            RingShape shape = rings.shape();
            sum += rings.count()
                    * shape.members().mean()
                    * (shape.tasks().mean() * shape.participation() + shape.camouflage());
        }
        for (SamePersonRings rings : options.samePersonRings()) {
            SamePersonShape shape = rings.shape();
            sum += rings.count()
                    * shape.accounts().mean()
                    * (shape.tasks().mean() * shape.participation() + shape.ordinaryPurchases());
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }
}
