package io.cowcatcher.examples.cli;

import io.cowcatcher.ingest.synthetic.CrowdRings;
import io.cowcatcher.ingest.synthetic.HardNegatives;
import io.cowcatcher.ingest.synthetic.IpColumn;
import io.cowcatcher.ingest.synthetic.RingLevel;
import io.cowcatcher.ingest.synthetic.SamePersonRings;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The knobs of the generator: the shop, its deals, and how many rings of which level are planted. */
final class GeneratorOptions {
    private static final int DEFAULT_CROWD_RINGS = 16;

    @Option(
            names = "--level",
            paramLabel = "NAME",
            defaultValue = "medium",
            description = "How hard the rings are to find: easy, medium, hard or extreme. Default: ${DEFAULT-VALUE}.")
    private RingLevel level = RingLevel.MEDIUM;

    @Option(
            names = "--rings",
            paramLabel = "N",
            description = "Rings of hired buyers. Default: " + DEFAULT_CROWD_RINGS + ".")
    private @Nullable Integer crowdRings;

    @Option(
            names = "--same-person-rings",
            paramLabel = "N",
            description = "Rings of one person with many accounts. Default: 0.")
    private @Nullable Integer samePersonRings;

    @Option(names = "--clean", description = "Plant no rings: every ring found is then a false one.")
    private boolean clean;

    @Option(
            names = "--random-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same options and random seed give the same log. Default: ${DEFAULT-VALUE}.")
    private long randomSeed = 1;

    @ArgGroup(exclusive = false, validate = false, heading = "%nThe shop:%n")
    private ShopKnobs shop = new ShopKnobs();

    @ArgGroup(exclusive = false, validate = false, heading = "%nThe rings of hired buyers, beyond their level:%n")
    private RingKnobs rings = new RingKnobs();

    @ArgGroup(exclusive = false, validate = false, heading = "%nThe rings of one person, beyond their level:%n")
    private SamePersonKnobs samePerson = new SamePersonKnobs();

    /** The size and the habits of the shop. */
    static final class ShopKnobs {
        @Option(names = "--users", paramLabel = "N", defaultValue = "20000", description = "Default: ${DEFAULT-VALUE}.")
        private int users = 20_000;

        @Option(names = "--items", paramLabel = "N", defaultValue = "4000", description = "Default: ${DEFAULT-VALUE}.")
        private int items = 4_000;

        @Option(
                names = "--categories",
                paramLabel = "N",
                defaultValue = "60",
                description = "Default: ${DEFAULT-VALUE}.")
        private int categories = 60;

        @Option(names = "--days", paramLabel = "N", defaultValue = "60", description = "Default: ${DEFAULT-VALUE}.")
        private int days = 60;

        @Option(
                names = "--mean-purchases",
                paramLabel = "X",
                defaultValue = "9",
                description = "Mean purchases outside deals per user. Default: ${DEFAULT-VALUE}.")
        private double meanPurchases = 9;

        @Option(
                names = "--deal-items",
                paramLabel = "N",
                defaultValue = "110",
                description = "Items that are ever sold as a flash deal. Default: ${DEFAULT-VALUE}.")
        private int dealItems = 110;

        @Option(
                names = "--heavy",
                paramLabel = "SHARE",
                defaultValue = "0",
                description = "Users who buy 10 to 39 deals each, honestly. Default: ${DEFAULT-VALUE}.")
        private double heavyShare;

        @Option(names = "--no-honest-groups", description = "Leave out deal clubs, group-buys, blog readers and fans.")
        private boolean withoutHonestGroups;

        @Option(names = "--ip", description = "Let the log tell IP addresses.")
        private boolean withIp;

        SyntheticLogOptions apply(SyntheticLogOptions options) {
            return options.withUsers(users)
                    .withItems(items)
                    .withCategories(categories)
                    .withDays(days)
                    .withMeanPurchases(meanPurchases)
                    .withDealItems(dealItems)
                    .withHeavyShare(heavyShare)
                    .withHardNegatives(withoutHonestGroups ? HardNegatives.none() : options.hardNegatives())
                    .withIpColumn(withIp ? IpColumn.PER_HOUSEHOLD : IpColumn.ABSENT);
        }
    }

    private static void requireNone(String option, @Nullable Integer rings) {
        if (rings != null && rings != 0) {
            throw new IllegalArgumentException("--clean must come without " + option + " (got: both)");
        }
    }

    /** What the options ask for. */
    SyntheticLogOptions toOptions() {
        return WrongUsageException.unless(() -> {
            SyntheticLogOptions options =
                    shop.apply(SyntheticLogOptions.defaults()).withRandomSeed(randomSeed);
            if (clean) {
                requireNone("--rings", crowdRings);
                requireNone("--same-person-rings", samePersonRings);
                return options.withoutRings();
            }
            CrowdRings crowd = CrowdRings.of(level, crowdRings == null ? DEFAULT_CROWD_RINGS : crowdRings);
            SamePersonRings accounts = SamePersonRings.of(level, samePersonRings == null ? 0 : samePersonRings);
            return options.withCrowdRings(crowd.withShape(rings.apply(crowd.shape())))
                    .withSamePersonRings(accounts.withShape(samePerson.apply(accounts.shape())));
        });
    }
}
