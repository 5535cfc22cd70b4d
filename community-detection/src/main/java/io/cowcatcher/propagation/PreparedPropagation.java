package io.cowcatcher.propagation;

import io.cowcatcher.ring.DeadHubs;
import io.cowcatcher.ring.EntityLinks;
import io.cowcatcher.run.RunControl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The walk over one graph, ready for any labels of its users: for all users in a batch, or for one of them in real
 * time. Made by {@link SeedPropagation#prepare}.
 *
 * <p>A derived seed never speaks for itself: in the batch and in the push the score of its user is what the walk says
 * without that label. What an analyst has confirmed or released is the score of its user.
 *
 * <p>Holds 10 bytes for each link between a user and an entity that others use, too. Immutable, share freely.
 */
public final class PreparedPropagation {
    private static final int LABELS_PER_TASK = 64;

    private final Walk walk;
    private final PropagationOptions options;

    PreparedPropagation(List<EntityLinks> links, int users, PropagationOptions options) {
        this.walk = new Walk(List.copyOf(links), users, options);
        this.options = options;
    }

    /**
     * Scores all users; O(links) a round, and one push for each derived label.
     *
     * @throws IllegalArgumentException if the labels are those of another graph
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public PropagationResult spread(SeedLabels labels, RunControl control) {
        labels.requireOf(walk.users());
        JacobiIteration iteration = new JacobiIteration(walk, labels, control.phase("propagation of seeds", 0, 0.8));
        iteration.run(options.tolerance());
        @Nullable ScoreInterval[] withoutThemselves = withoutThemselves(labels, control.phase("derived seeds", 0.8, 1));
        control.report(1);
        return new PropagationResult(
                iteration.scores(),
                withoutThemselves,
                new PropagationResult.Convergence(iteration.rounds(), iteration.errorBound()),
                labels,
                hubs(),
                options);
    }

    /** For each label that is derived, where the score of its user lies without it. */
    private @Nullable ScoreInterval[] withoutThemselves(SeedLabels labels, RunControl control) {
        @Nullable ScoreInterval[] intervals = new ScoreInterval[labels.size()];
        control.forEach((labels.size() + LABELS_PER_TASK - 1) / LABELS_PER_TASK, task -> {
            int end = Math.min(labels.size(), (task + 1) * LABELS_PER_TASK);
            for (int label = task * LABELS_PER_TASK; label < end; label++) {
                control.checkCancelled();
                if (labels.isDerived(label)) {
                    intervals[label] = push(labels.user(label), labels);
                }
            }
        });
        return intervals;
    }

    /**
     * Where the score of one user lies, found from his surroundings alone; the interval holds what {@link #spread}
     * would give. Looks at the budget of links at most, and takes memory for the nodes it touches only.
     *
     * @throws IllegalArgumentException if there is no such user, or the labels are those of another graph
     */
    public ScoreInterval push(int user, SeedLabels labels) {
        labels.requireOf(walk.users());
        requireUser(user);
        int label = labels.indexOf(user);
        int without = label >= 0 && labels.isDerived(label) ? user : -1;
        return new LocalPush(walk, labels, without, options).from(user);
    }

    private void requireUser(int user) {
        if (user < 0 || user >= walk.users()) {
            throw new IllegalArgumentException(
                    "user must be at least 0 and below " + walk.users() + " (got: " + user + ")");
        }
    }

    /**
     * Over which shared entities the score of a user comes, the largest part first. Their parts sum to no more than the
     * score of a user without a label; the rest are walks that come back.
     *
     * @param result made by this
     * @throws IllegalArgumentException if there is no such user, or the result is that of another graph
     */
    public List<Trail> trails(int user, PropagationResult result) {
        result.labels().requireOf(walk.users());
        requireUser(user);
        return new Trails(walk, result).of(user);
    }

    /** The entities that the walk never passes because they are public or too many accounts use them, by type. */
    public List<DeadHubs> hubs() {
        return walk.links().stream()
                .map(EntityLinks::hubs)
                .filter(hubs -> hubs.count() > 0)
                .toList();
    }

    /** The options it was made with. */
    public PropagationOptions options() {
        return options;
    }
}
