package io.cowcatcher.examples.cli;

import io.cowcatcher.similarity.EdgeWeight;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.Mixtures;
import io.cowcatcher.similarity.PromotionCalendar;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import io.cowcatcher.similarity.Surprise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which pairs of users are linked, and what a link weighs. */
final class SimilaritySettings {
    private static final String ANY = "any";
    private static final String NONE = "none";

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            defaultValue = "1d",
            description =
                    "How far apart two purchases of one item may lie and still count as bought together: PT1H, 30m, 2d,"
                            + " or " + ANY + ". Default: ${DEFAULT-VALUE}.")
    private String within = "1d";

    @Option(
            names = "--minimum-shared",
            paramLabel = "K",
            defaultValue = "2",
            description = "The fewest items that linked users have bought together. Default: ${DEFAULT-VALUE}.")
    private int minimumShared = 2;

    @Option(
            names = "--weight",
            paramLabel = "NAME",
            defaultValue = "z",
            description =
                    "z: how improbable by chance, in nats. r: R(A,B), weighted by rarity, closeness in time and address."
                            + " count: common items. rarity: common items by rarity. jaccard, cosine, overlap: common items as a"
                            + " share. Default: ${DEFAULT-VALUE}.")
    private WeightName weight = WeightName.Z;

    @Option(
            names = "--minimum-weight",
            paramLabel = "X",
            description =
                    "The least weight of a link; 0 keeps every link that has any. Default: ln N - 4 for z in a log of N"
                            + " users, 0.02 for r, 0 for the others.")
    private @Nullable Double minimumWeight;

    @Option(
            names = "--false-discovery-rate",
            paramLabel = "Q",
            description =
                    "With --weight z: keep the links of which at most this share is chance (Benjamini-Hochberg over all"
                            + " pairs of users). Default: keep those of at least --minimum-weight.")
    private @Nullable Double falseDiscoveryRate;

    @Option(
            names = "--promotions",
            paramLabel = "DAYS,...",
            split = ",",
            description =
                    "With --weight r: the days of big promotions, in which closeness must be closer, as 2025-11-11 or"
                            + " 2025-11-01..2025-11-11. Default: days with more than 2.5 times the purchases usual for their weekday.")
    private List<String> promotions = new ArrayList<>();

    @Option(
            names = "--repeat-gap",
            paramLabel = "DURATION",
            defaultValue = "1d",
            description =
                    "A purchase is left out if the user bought the same item within this time before; PT0S keeps all."
                            + " Default: ${DEFAULT-VALUE}.")
    private Duration repeatGap = Duration.ofDays(1);

    @Option(
            names = "--expansion-limit",
            paramLabel = "L",
            defaultValue = NONE,
            description =
                    "Hold a purchase against at most so many next ones of its item, nearest first; what is left out is"
                            + " counted. " + NONE + ": leave nothing out. Default: ${DEFAULT-VALUE}.")
    private String expansionLimit = NONE;

    @Option(
            names = "--hubs",
            paramLabel = "many-users|ordinary-trade",
            description =
                    "With --weight r: which buildings are hubs, beside registered pick-up points: shipping there is"
                            + " weak evidence. many-users: those of more than 40 users. ordinary-trade: those of unusually many"
                            + " users who buy the same things no more often than strangers do. Default: many-users.")
    private SearchSettings.@Nullable HubChoice hubs;

    @Option(
            names = "--spill",
            paramLabel = "DIR",
            description = "With --false-discovery-rate, which keeps links until all are known: they may wait in a"
                    + " temporary file in DIR where memory is too little. Default: never on disk.")
    private @Nullable Path spill;

    /** What {@code --weight} takes. */
    enum WeightName {
        Z,
        R,
        COUNT,
        RARITY,
        JACCARD,
        COSINE,
        OVERLAP
    }

    /** Fails early on values that would be refused late. */
    void requireValid() {
        WrongUsageException.unless("--promotions", () -> calendar(ZoneId.of("UTC")));
        if (falseDiscoveryRate != null && weight != WeightName.Z) {
            throw new WrongUsageException(
                    "--false-discovery-rate must come with --weight z (got: --weight " + SeedLines.word(weight) + ")");
        }
        if (!promotions.isEmpty() && weight != WeightName.R) {
            throw new WrongUsageException(
                    "--promotions must come with --weight r (got: --weight " + SeedLines.word(weight) + ")");
        }
        if (hubs != null && weight != WeightName.R) {
            throw new WrongUsageException(
                    "--hubs must come with --weight r (got: --weight " + SeedLines.word(weight) + ")");
        }
        if (spill != null && falseDiscoveryRate == null) {
            throw new WrongUsageException("--spill must come with --false-discovery-rate (got: none);"
                    + " leave it out, as without a rate each link is written when it is found and none waits");
        }
        if (spill != null && !Files.isDirectory(spill)) {
            throw new WrongUsageException("--spill must be a folder that is there (got: " + spill + ")");
        }
        if (falseDiscoveryRate != null && !(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
            throw new WrongUsageException(
                    "--false-discovery-rate must be above 0 and below 1 (got: " + falseDiscoveryRate + ")");
        }
        WrongUsageException.unless("--repeat-gap", () -> index(ZoneId.of("UTC")));
        WrongUsageException.unless("--minimum-weight", () -> weight(ZoneId.of("UTC")));
        WrongUsageException.unless(
                "--within", () -> PurchaseSimilarity.defaults().within(window()));
        WrongUsageException.unless(
                "--minimum-shared", () -> PurchaseSimilarity.defaults().withMinimumShared(minimumShared));
        WrongUsageException.unless(
                "--expansion-limit", () -> PurchaseSimilarity.defaults().withExpansionLimit(limit()));
    }

    IndexOptions index(ZoneId zone) {
        return IndexOptions.defaults().withZone(zone).withRepeatGap(repeatGap);
    }

    /** The share of links that may be chance, if the links are to be kept by that. */
    OptionalDouble falseDiscoveryRate() {
        return falseDiscoveryRate == null ? OptionalDouble.empty() : OptionalDouble.of(falseDiscoveryRate);
    }

    /** The folder for links that wait, if they may. */
    Optional<Path> spill() {
        return Optional.ofNullable(spill);
    }

    /** The least weight asked for, in words; empty where it is the default. */
    String leastWeight() {
        return minimumWeight == null ? "" : " " + minimumWeight;
    }

    private Mixtures mixtures(ZoneId zone) {
        return Mixtures.defaults()
                .withCalendar(calendar(zone))
                .withHubs(SearchSettings.hubRule(hubs == null ? SearchSettings.HubChoice.MANY_USERS : hubs));
    }

    private PromotionCalendar calendar(ZoneId zone) {
        return promotions.isEmpty()
                ? PromotionCalendar.fromTheLog()
                : PromotionCalendar.of(promotions.stream()
                        .map(days -> PromotionCalendar.Promotion.parse(days, zone))
                        .toArray(PromotionCalendar.Promotion[]::new));
    }

    /** The similarity in a shop of this zone. */
    PurchaseSimilarity similarity(ZoneId zone) {
        return PurchaseSimilarity.defaults()
                .within(window())
                .withMinimumShared(minimumShared)
                .withExpansionLimit(limit())
                .weightedBy(weight(zone));
    }

    private Duration window() {
        return within.equalsIgnoreCase(ANY) ? PurchaseSimilarity.ANY_TIME : Converters.duration(within);
    }

    private int limit() {
        if (expansionLimit.equalsIgnoreCase(NONE)) {
            return PurchaseSimilarity.NO_LIMIT;
        }
        try {
            return Integer.parseInt(expansionLimit);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "expansionLimit must be a whole number or " + NONE + " (got: " + expansionLimit + ")", e);
        }
    }

    private EdgeWeight weight(ZoneId zone) {
        return switch (weight) {
            case Z -> minimumWeight == null ? Surprise.defaults() : Surprise.ofLeast(minimumWeight);
            case R -> least(Resemblance.defaults().withMixtures(mixtures(zone)));
            case COUNT -> least(Resemblance.count());
            case RARITY -> least(Resemblance.rarityWeightedCount());
            case JACCARD -> least(Resemblance.jaccard());
            case COSINE -> least(Resemblance.cosine());
            case OVERLAP -> least(Resemblance.overlap());
        };
    }

    private Resemblance least(Resemblance resemblance) {
        return minimumWeight == null ? resemblance : resemblance.withMinimum(minimumWeight);
    }
}
