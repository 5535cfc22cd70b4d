package io.cowcatcher.ring;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds same-person rings: accounts of one operator, by the devices, payment accounts, phones, recipients and addresses
 * they share.
 *
 * <p>Phases: (1) the users of every entity are gathered, hubs left out and named; (2) pairs of accounts are weighed by
 * what they share ({@code s}, a noisy-or over families of evidence), an entity of too few users counting in full for
 * accounts that were opened within an hour; (3) pairs of at least .6 connect groups, and places used mostly by tied
 * accounts join them; (4) households are set aside, and the other groups tested: do more strangers meet on an entity
 * than chance brings together, and are the accounts new? Benjamini-Hochberg over all groups decides.
 *
 * <p>O(entities of each user times their cap), whatever hubs there are. Deterministic: the same graph, facts and
 * options give the same rings on any number of threads.
 *
 * <pre>{@code
 * HeteroGraph graph = HeteroGraph.of(log);
 * SamePersonResult result = SamePersonRings.detect(
 *         graph, AccountFacts.of(log, graph), SamePersonOptions.defaults(), RunControl.inline());
 * for (SamePersonRing ring : result.rings()) {
 *     System.out.println(ring.size() + " accounts, q = " + ring.qValue());
 * }
 * }</pre>
 */
public final class SamePersonRings {
    private SamePersonRings() {}

    /**
     * Finds rings in a graph of which nothing is known but who uses what.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate does not fit the budget
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static SamePersonResult detect(HeteroGraph graph, SamePersonOptions options, RunControl control) {
        return detect(graph, AccountFacts.unknown(), options, control);
    }

    /**
     * Finds rings in a graph, with what else is known of its accounts.
     *
     * @param facts made for this graph
     * @throws IllegalArgumentException if the facts are about another number of users
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate does not fit the budget
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static SamePersonResult detect(
            HeteroGraph graph, AccountFacts facts, SamePersonOptions options, RunControl control) {
        facts.requireOf(graph);
        control.admit(estimate(graph, options));
        List<EntityLinks> links =
                EntityLinks.of(graph, facts, options.weights(), control.phase("shared entities", 0, 0.3));
        TieSearch search = new TieSearch(links, facts, options, graph.nodeCount(NodeType.USER));
        CsrGraph ties = search.search(control.phase("ties between accounts", 0.3, 0.7));

        RunControl groupPhase = control.phase("groups of accounts", 0.7, 0.9);
        AccountGroups describer = new AccountGroups(links, ties);
        List<AccountGroup> groups = new ArrayList<>();
        for (int[] members : new GroupSearch(ties, options).search(links, groupPhase)) {
            groupPhase.checkCancelled();
            groups.add(describer.describe(members));
        }

        RunControl testPhase = control.phase("tests of groups", 0.9, 1);
        int[] homes = Homes.of(graph, facts);
        Households households = Households.of(homes, options, facts);
        GroupScreening screening =
                new GroupScreening(households, new StrangerTest(links, households), new AgeTest(graph, facts), options);
        GroupScreening.Verdicts verdicts = screening.screen(groups, testPhase);
        control.report(1);
        return new SamePersonResult(
                verdicts.rings(),
                verdicts.lookAlikes(),
                links.stream()
                        .map(EntityLinks::hubs)
                        .filter(hubs -> hubs.count() > 0)
                        .toList(),
                RingNotes.of(graph, facts, households, options),
                ties,
                options);
    }

    /** What a run will need beyond the graph; O(entities). */
    public static MemoryEstimate estimate(HeteroGraph graph, SamePersonOptions options) {
        return RingFootprint.of(graph, options);
    }
}
