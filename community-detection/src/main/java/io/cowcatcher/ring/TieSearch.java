package io.cowcatcher.ring;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Finds the pairs of accounts that shared entities tie together, user by user: all that a user shares with users of a
 * higher code is collected, sorted by the other user, and weighed pair by pair.
 *
 * <p>No entity has more users than its cap, so a user costs no more than its number of entities times the cap; no pair
 * of a hub is ever looked at. Users are searched in chunks of consecutive codes, so threads leave no trace.
 */
final class TieSearch {
    private static final int USERS_PER_TASK = 1_024;

    private final List<EntityLinks> links;
    private final AccountFacts facts;
    private final SamePersonOptions options;
    private final int users;
    private final Queue<SharedList> idle = new ConcurrentLinkedQueue<>();

    TieSearch(List<EntityLinks> links, AccountFacts facts, SamePersonOptions options, int users) {
        this.links = links;
        this.facts = facts;
        this.options = options;
        this.users = users;
    }

    /** The graph of all pairs of at least the tie threshold; node i is user i, the weight of an edge its strength. */
    CsrGraph search(RunControl control) {
        int tasks = (users + USERS_PER_TASK - 1) / USERS_PER_TASK;
        TieList[] found = new TieList[tasks];
        control.forEach(tasks, task -> {
            SharedList polled = idle.poll();
            SharedList shared = polled == null ? new SharedList(new PairStrength(options.weights())) : polled;
            TieList ties = new TieList();
            int end = Math.min(users, (task + 1) * USERS_PER_TASK);
            for (int user = task * USERS_PER_TASK; user < end; user++) {
                control.checkCancelled();
                collect(user, shared);
                shared.tiesOf(user, options, ties);
            }
            found[task] = ties;
            idle.add(shared);
        });
        CsrGraphBuilder builder = CsrGraph.builder(users);
        for (TieList ties : found) {
            ties.addTo(builder);
        }
        return builder.build();
    }

    private void collect(int user, SharedList shared) {
        shared.clear();
        for (EntityLinks entities : links) {
            for (int position = entities.firstOfUser(user); position < entities.endOfUser(user); position++) {
                int entity = entities.entity(position);
                double weight = entities.weight(entity);
                if (weight > 0) {
                    double closeness = entities.closenessOfUser(user, position);
                    EntityRule rule = entities.rule();
                    boolean strong = rule.isStrong(entities.usersOf(entity));
                    for (int at = entities.firstOfEntity(entity); at < entities.endOfEntity(entity); at++) {
                        int other = entities.user(at);
                        if (other > user) {
                            double smaller = Math.min(closeness, entities.closeness(at));
                            // Two on a device may be a couple; a couple does not open its accounts in one hour.
                            boolean full = strong || (rule.tiesAlone() && facts.openedTogether(user, other));
                            shared.add(other, rule, full, full && !strong ? 2 * weight : weight, smaller);
                        }
                    }
                }
            }
        }
    }
}
