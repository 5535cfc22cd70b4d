package io.cowcatcher.propagation;

import io.cowcatcher.ring.DeadHubs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What risk seeds say of every user of a graph: f, the chance that a walk from there ends at a confirmed ring member.
 * Immutable, share freely.
 */
public final class PropagationResult {
    private final double[] scores;
    /** By label, null where it is not derived. */
    private final @Nullable ScoreInterval[] withoutThemselves;

    private final Convergence convergence;
    private final SeedLabels labels;
    private final List<DeadHubs> hubs;
    private final PropagationOptions options;

    /** How the batch came to its end: after how many rounds, and how far a score can still be from its limit. */
    record Convergence(int rounds, double errorBound) {}

    PropagationResult(
            double[] scores,
            @Nullable ScoreInterval[] withoutThemselves,
            Convergence convergence,
            SeedLabels labels,
            List<DeadHubs> hubs,
            PropagationOptions options) {
        this.scores = scores;
        this.withoutThemselves = withoutThemselves;
        this.convergence = convergence;
        this.labels = labels;
        this.hubs = List.copyOf(hubs);
        this.options = options;
    }

    /** The number of users. */
    public int userCount() {
        return scores.length;
    }

    /**
     * What speaks against a user, from 0, nothing known or released, to 1, confirmed: f, and for the user of a derived
     * seed what f would be without that seed. What is true lies from here to {@link #errorBound(int)} above, apart from
     * rounding.
     */
    public double score(int user) {
        ScoreInterval interval = withoutItself(user);
        return interval == null ? scores[user] : interval.lower();
    }

    /** How far the true score of a user may lie above the one told. */
    public double errorBound(int user) {
        ScoreInterval interval = withoutItself(user);
        return interval == null ? convergence.errorBound : interval.width();
    }

    private @Nullable ScoreInterval withoutItself(int user) {
        int label = labels.indexOf(user);
        return label < 0 ? null : withoutThemselves[label];
    }

    /** f of a user as the walks of others see it: with the user's own label, derived or not. */
    public double scoreWithOwnLabel(int user) {
        return scores[user];
    }

    /**
     * The largest error of any f of the batch, at most the tolerance asked for; users of derived seeds have their own.
     */
    public double errorBound() {
        return convergence.errorBound;
    }

    /**
     * The number of rounds that it took, each of two steps of the walk: from users to entities and on to users; 0
     * without labels.
     */
    public int iterations() {
        return convergence.rounds;
    }

    /** The labels that the scores come from, and the seeds that label nobody. */
    public SeedLabels labels() {
        return labels;
    }

    /** The entities that were left out because they are public or too many accounts use them, by type. */
    public List<DeadHubs> hubs() {
        return hubs;
    }

    /** The options that made this result. */
    public PropagationOptions options() {
        return options;
    }
}
