package io.cowcatcher.propagation;

import io.cowcatcher.ring.DeadHubs;
import io.cowcatcher.ring.EntityLinks;
import io.cowcatcher.run.RunControl;
import java.util.List;

/**
 * The walk over one graph, ready for any labels of its users: for all users in a batch. Made by
 * {@link SeedPropagation#prepare}.
 *
 * <p>Holds 10 bytes for each link between a user and an entity that others use, too. Immutable, share freely.
 */
public final class PreparedPropagation {
    private final Walk walk;
    private final PropagationOptions options;

    PreparedPropagation(List<EntityLinks> links, int users, PropagationOptions options) {
        this.walk = new Walk(List.copyOf(links), users, options);
        this.options = options;
    }

    /**
     * Scores all users; O(links) a round, and at most ln(tolerance) / (2 ln(1 - c)) rounds, a few more for small c.
     *
     * @throws IllegalArgumentException if the labels are those of another graph
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public PropagationResult spread(SeedLabels labels, RunControl control) {
        labels.requireOf(walk.users());
        JacobiIteration iteration = new JacobiIteration(walk, labels, control);
        iteration.run(options.tolerance());
        control.report(1);
        return new PropagationResult(
                iteration.scores(),
                new PropagationResult.Convergence(iteration.rounds(), iteration.errorBound()),
                labels,
                hubs(),
                options);
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
