package io.cowcatcher.propagation;

import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.ring.AccountFacts;
import io.cowcatcher.ring.EntityLinks;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.List;

/**
 * Weak-label propagation: what positive and negative risk seeds say about the accounts around them.
 *
 * <p>A walk starts at a user. At every step it dies with probability c; else it goes from a user to one of the entities
 * he shares with others, by weight, or dies for want of company with the share of w0; and from an entity to one of its
 * users, by how closely they are linked. It stops at the first seed and pays that seed's score. f, the score of a user,
 * is what his walk pays on average.
 *
 * <p>f is a probability and needs no scale; it exists and is unique on any graph, because every step loses at least c;
 * raising a seed never lowers anybody's f; negative seeds shield what lies behind them; adding seeds does not dilute
 * others. Hubs are not passed, as in {@link io.cowcatcher.ring.SamePersonRings}, whose weights count here, too.
 *
 * <p>A round costs O(links) and shrinks the error to (1 - c)² of it at most: 46 rounds or fewer for an error of 1e-6
 * with c = .15. Deterministic: the same graph, facts, labels and options give the same bits on any number of threads.
 *
 * <p>The stopping at labelled nodes follows X.-M. Wu, Z. Li, A. M.-C. So, J. Wright, S.-F. Chang, Advances in Neural
 * Information Processing Systems 25 (2012) 3077-3085.
 *
 * <pre>{@code
 * HeteroGraph graph = HeteroGraph.of(log);
 * SeedLabels labels = SeedLabels.of(graph, store, Instant.now());
 * PropagationResult result = SeedPropagation.spread(
 *         graph, AccountFacts.of(log, graph), labels, PropagationOptions.defaults(), RunControl.inline());
 * double score = result.score(user);
 * }</pre>
 */
public final class SeedPropagation {
    private static final long BYTES_PER_SCORE = 8;

    private SeedPropagation() {}

    /**
     * Scores all users of a graph.
     *
     * @param facts made for this graph
     * @param labels made for this graph
     * @throws IllegalArgumentException if facts or labels are about another number of users
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate does not fit the budget
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static PropagationResult spread(
            HeteroGraph graph, AccountFacts facts, SeedLabels labels, PropagationOptions options, RunControl control) {
        labels.requireOf(graph.nodeCount(NodeType.USER));
        return prepare(graph, facts, options, control.phase("links of accounts", 0, 0.3))
                .spread(labels, control.phase("propagation of seeds", 0.3, 1));
    }

    /**
     * Makes the walk over a graph ready for any labels, for batches and for single users in real time.
     *
     * @param facts made for this graph
     * @throws IllegalArgumentException if facts are about another number of users
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate does not fit the budget
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static PreparedPropagation prepare(
            HeteroGraph graph, AccountFacts facts, PropagationOptions options, RunControl control) {
        control.admit(estimate(graph, options));
        List<EntityLinks> links = EntityLinks.of(graph, facts, options.weights(), control);
        return new PreparedPropagation(links, graph.nodeCount(NodeType.USER), options);
    }

    /** What a batch will need beyond graph and labels, its preparation included; O(1). */
    public static MemoryEstimate estimate(HeteroGraph graph, PropagationOptions options) {
        MemoryEstimate links = EntityLinks.estimate(graph, options.weights());
        long users = graph.nodeCount(NodeType.USER);
        long scores = users * BYTES_PER_SCORE;
        for (NodeType type : options.weights().rules().keySet()) {
            scores += graph.nodeCount(type) * BYTES_PER_SCORE;
        }
        return new MemoryEstimate(
                "propagation of risk seeds over " + Counted.of(users, "account"),
                links.lowerBytes() + scores,
                links.upperBytes() + scores);
    }
}
