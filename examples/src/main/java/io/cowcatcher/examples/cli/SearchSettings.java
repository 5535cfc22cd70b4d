package io.cowcatcher.examples.cli;

import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.MemberPrior;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.detect.LinkView;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.ring.SamePersonOptions;
import io.cowcatcher.screening.Evidence;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseSimilarity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is searched for, and how surely. */
final class SearchSettings {
    @Option(
            names = "--within",
            paramLabel = "DURATION",
            split = ",",
            defaultValue = "1d,4d",
            description =
                    "How far apart two purchases of one item may lie and still count as bought together: 30m, 1h, 2d;"
                            + " of several, what is found with each is pooled. Default: ${DEFAULT-VALUE}.")
    private List<Duration> within = List.of();

    @Option(
            names = "--min-members",
            paramLabel = "N",
            description =
                    "The fewest members of a reported ring, at least 3. Default: 4, and 3 for accounts of one operator.")
    private @Nullable Integer minimumMembers;

    @Option(
            names = "--false-discovery-rate",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "The share of reported rings that may be none, on average. Default: ${DEFAULT-VALUE}.")
    private double falseDiscoveryRate = 0.05;

    @Option(
            names = "--tier",
            paramLabel = "NAME",
            defaultValue = "auto",
            description =
                    "How much must speak against a group. intercept: two independent kinds of evidence. review: one;"
                            + " honest deal clubs are among what it reports. auto: intercept where the log can show two kinds, else"
                            + " review. Default: ${DEFAULT-VALUE}.")
    private TierChoice tier = TierChoice.AUTO;

    @Option(
            names = "--hubs",
            paramLabel = "many-users|ordinary-trade",
            defaultValue = "ordinary-trade",
            description = "Which buildings are hubs, beside registered pick-up points: shipping there is no evidence."
                    + " many-users: those of more than 40 users. ordinary-trade: those of unusually many users who"
                    + " buy the same things no more often than strangers do. Default: ${DEFAULT-VALUE}.")
    private HubChoice hubs = HubChoice.ORDINARY_TRADE;

    @Option(
            names = "--random-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same log, options and random seed give the same rings. Default: ${DEFAULT-VALUE}.")
    private long randomSeed = 1;

    /** What {@code --hubs} takes. */
    enum HubChoice {
        MANY_USERS,
        ORDINARY_TRADE
    }

    /** What {@code --tier} takes. */
    enum TierChoice {
        AUTO,
        INTERCEPT,
        REVIEW
    }

    /** Fails early on values that the steps of the search would refuse late. */
    void requireValid() {
        WrongUsageException.unless("--within", () -> similarities());
        WrongUsageException.unless("--false-discovery-rate", () -> screening(Tier.INTERCEPT));
        WrongUsageException.unless("--min-members", () -> blocks());
        WrongUsageException.unless("--min-members", () -> samePerson());
    }

    /** The ways of linking whose rings are pooled: loose enough for every view of the links. */
    List<PurchaseSimilarity> similarities() {
        return within.stream()
                .map(window -> LinkView.loosest(PurchaseSimilarity.defaults().within(window)))
                .toList();
    }

    PurchaseSimilarity[] moreSimilarities() {
        return similarities().stream().skip(1).toArray(PurchaseSimilarity[]::new);
    }

    /** The ways of grouping whose communities are pooled. */
    List<CommunityMethod> groupings() {
        return List.of(
                LeidenOptions.defaults().withQuality(new ConstantPotts(0.5)).withRandomSeed(randomSeed),
                LabelPropagationOptions.defaults().withRandomSeed(randomSeed),
                LouvainOptions.defaults().withRandomSeed(randomSeed));
    }

    CommunityMethod[] moreGroupings() {
        return groupings().stream().skip(1).toArray(CommunityMethod[]::new);
    }

    /** Windows of any item alike. */
    BlockOptions blocks() {
        BlockOptions defaults = BlockOptions.defaults().withHubs(hubRule(hubs)).withMemberPrior(MemberPrior.ACTIVITY);
        return minimumMembers == null ? defaults : defaults.withMinimumMembers(minimumMembers);
    }

    /** Windows that are expected on deals; what is found with both is pooled. */
    BlockOptions blocksOnDeals() {
        return blocks().withPrior(WindowPrior.DEALS);
    }

    /** The rule that a choice stands for. */
    static HubRule hubRule(HubChoice choice) {
        return choice == HubChoice.ORDINARY_TRADE ? HubRule.ordinaryTrade() : HubRule.defaults();
    }

    SamePersonOptions samePerson() {
        SamePersonOptions options = SamePersonOptions.defaults()
                .withFalseDiscoveryRate(FalseDiscoveryRate.of(falseDiscoveryRate))
                .withRandomSeed(randomSeed);
        return minimumMembers == null ? options : options.withMinimumMembers(minimumMembers);
    }

    ScreeningOptions screening(Tier tier) {
        return ScreeningOptions.defaults()
                .withTier(tier)
                .withFalseDiscoveryRate(FalseDiscoveryRate.of(falseDiscoveryRate))
                .withRandomSeed(randomSeed);
    }

    /** The tier for a log that can show this evidence. */
    Tier tier(Evidence evidence) {
        return switch (tier) {
            case AUTO -> evidence.carries(Tier.INTERCEPT) ? Tier.INTERCEPT : Tier.REVIEW;
            case INTERCEPT -> Tier.INTERCEPT;
            case REVIEW -> Tier.REVIEW;
        };
    }
}
