package io.cowcatcher.detect;

import io.cowcatcher.cleaning.LeftOut;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.propagation.PropagationResult;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.similarity.SimilarityGraph;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a search found: the rings, a score for every user, and what the log could and could not show. Immutable. */
public final class Rings {
    private final PurchaseLog log;
    private final List<Ring> rings;
    private final double[] userScores;
    private final SeedEvidence seedEvidence;
    private final List<LookAlike> lookAlikes;
    private final List<String> notes;
    private final List<LeftOut> leftOut;
    private final RingProfiles profiles;
    private final SimilarityGraph links;
    private final SearchOptions options;

    Rings(RingsDraft draft, double[] userScores, RingProfiles profiles, SimilarityGraph links, SearchOptions options) {
        this.log = draft.log();
        this.rings = List.copyOf(draft.rings());
        this.lookAlikes = List.copyOf(draft.lookAlikes());
        this.notes = List.copyOf(draft.notes());
        this.seedEvidence = draft.seedEvidence();
        this.leftOut = List.copyOf(draft.leftOut());
        this.userScores = userScores;
        this.profiles = profiles;
        this.links = links;
        this.options = options;
    }

    /** What the steps before have gathered. */
    record RingsDraft(
            PurchaseLog log,
            List<Ring> rings,
            List<LookAlike> lookAlikes,
            List<String> notes,
            SeedEvidence seedEvidence,
            List<LeftOut> leftOut) {}

    /** The rings, the most certain first. */
    public List<Ring> rings() {
        return rings;
    }

    /** The log that was searched. */
    public PurchaseLog log() {
        return log;
    }

    /** The number of users of the log. */
    public int userCount() {
        return userScores.length;
    }

    /** The name of a user. */
    public String userId(int user) {
        return log.ids(PurchaseField.USER).id(user);
    }

    /**
     * How much speaks against a user, from 0 (nothing) to 1: {@code 1 - (1 - .95 x_crowd)(1 - .95 max(x_entity,
     * x_prop))}, of buying together, of sharing devices and the like, and of what risk seeds say where any were given.
     */
    public double userScore(int user) {
        return userScores[user];
    }

    /** What risk seeds say of every user, where any were given: {@link RingSearch#withRiskSeeds}. */
    public Optional<PropagationResult> propagation() {
        return seedEvidence.result();
    }

    /** What risk seeds say of a user, in words, one sentence each; empty where none were given or none reaches it. */
    public List<String> seedEvidence(int user) {
        return seedEvidence.of(user);
    }

    /** Groups that were looked at and not reported, the nearest to being reported first. */
    public List<LookAlike> lookAlikes() {
        return lookAlikes;
    }

    /** What the log could not show, and what the result therefore rests on, one sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** Accounts and items that were left out of the log before it was searched, and why. */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    /** Who belongs to rings, what these aim at, and where it is shipped: subject by subject, over all rings. */
    public RingProfiles profiles() {
        return profiles;
    }

    /** The similarity graph that the search started from; node i is the user with code i. */
    public SimilarityGraph links() {
        return links;
    }

    /**
     * The members of the rings as risk seeds, to start the next search and to answer at checkout; ring by ring, one for
     * each member, of the ring in which its score is highest.
     *
     * @param setAt since when the seeds hold
     */
    public List<RiskSeed> toRiskSeeds(Instant setAt) {
        return RiskSeeds.of(rings, profiles.users(), options.screening().tier(), setAt);
    }

    /**
     * What the rings aim at and where it goes, the items of their purchase windows and their drop addresses, as risk
     * seeds: kept beside those of the members, they tell the next search where to look
     * ({@link RingSearch#withRiskSeeds}). In the order of their subjects. Addresses are stored as they stand in the
     * log: pseudonymise them before.
     *
     * @param setAt since when the seeds hold
     */
    public List<RiskSeed> toTargetSeeds(Instant setAt) {
        return TargetSeeds.of(this, setAt);
    }

    /** The options that made this result. */
    public SearchOptions options() {
        return options;
    }
}
