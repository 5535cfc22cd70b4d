package io.cowcatcher.examples.cli;

import io.cowcatcher.similarity.EdgeWeight;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.Resemblance;
import io.cowcatcher.similarity.Surprise;
import java.time.Duration;
import java.time.ZoneId;
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
                    "The least weight of a link. Default: ln N - 4 for z in a log of N users, 0.02 for r, and whatever is"
                            + " above 0 for the others.")
    private @Nullable Double minimumWeight;

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
        WrongUsageException.unless("--repeat-gap", () -> index(ZoneId.of("UTC")));
        WrongUsageException.unless("--minimum-weight", () -> weight(2));
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

    /** The similarity in a log of so many users. */
    PurchaseSimilarity similarity(int population) {
        return PurchaseSimilarity.defaults()
                .within(window())
                .withMinimumShared(minimumShared)
                .withExpansionLimit(limit())
                .weightedBy(weight(population));
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

    private EdgeWeight weight(int population) {
        return switch (weight) {
            case Z -> minimumWeight == null ? Surprise.defaults() : Surprise.ofLeast(minimumWeight, population);
            case R -> least(Resemblance.defaults());
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
