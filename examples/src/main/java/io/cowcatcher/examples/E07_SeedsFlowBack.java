package io.cowcatcher.examples;

import io.cowcatcher.detect.Ring;
import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.propagation.PreparedPropagation;
import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.propagation.ScoreInterval;
import io.cowcatcher.propagation.SeedLabels;
import io.cowcatcher.propagation.SeedPropagation;
import io.cowcatcher.ring.AccountFacts;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.seed.EmbeddedRiskSeedStore;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedSubject;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The closed loop: what one search finds, and what an analyst says of it, is where the next one starts, and what the
 * checkout asks between two searches.
 */
public final class E07_SeedsFlowBack {
    private static final Instant TODAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TOMORROW = Instant.parse("2026-03-02T00:00:00Z");

    private E07_SeedsFlowBack() {}

    /** Prints two searches, and what two accounts are worth at the checkout. */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        List<Purchase> log = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            log.add(uses("honest" + i, "device" + i));
        }
        for (int i = 0; i < 8; i++) {
            log.add(uses("account" + i, "farm"));
        }
        try (RiskSeedStore seeds = EmbeddedRiskSeedStore.inMemory()) {
            Rings first = search(RingSearch.on(PurchaseLog.of(log)));
            for (Ring ring : first.rings()) {
                out.println("first search: " + ring.id() + " of " + ring.size() + " accounts");
            }
            seeds.putAllUnlessConfirmed(first.toRiskSeeds(TODAY));

            seeds.put(RiskSeed.confirmed(SeedSubject.user("account0"), TODAY));
            seeds.put(RiskSeed.released(SeedSubject.user("account7"), TODAY).because("works at the shop"));

            // Two accounts alone on a device are no ring; whose device it is makes the difference.
            log.addAll(List.of(uses("account0", "laptop"), uses("newcomer", "laptop")));
            log.addAll(List.of(uses("account7", "tablet"), uses("sister", "tablet")));
            PurchaseLog grown = PurchaseLog.of(log);
            Rings second = search(RingSearch.on(grown).withRiskSeeds(seeds, TOMORROW));
            for (String name : List.of("newcomer", "sister", "honest7")) {
                int user = grown.ids(PurchaseField.USER).code(name);
                out.println(String.format(Locale.ROOT, "%s: score %.3f", name, second.userScore(user)));
                second.seedEvidence(user).forEach(sentence -> out.println("  " + sentence.replace(", ", ",\n  ")));
            }
            checkout(grown, seeds, out);
        }
    }

    private static Purchase uses(String user, String device) {
        return Purchase.by(user).with(PurchaseField.DEVICE, device).build();
    }

    private static Rings search(RingSearch search) {
        return search.linked().grouped().screenedAt(FalseDiscoveryRate.of(0.05));
    }

    /** The walk is made ready once; an answer for one account then costs what lies around it. */
    private static void checkout(PurchaseLog log, RiskSeedStore seeds, PrintStream out) {
        HeteroGraph graph = HeteroGraph.of(log);
        SeedLabels labels = SeedLabels.of(graph, seeds, TOMORROW);
        PreparedPropagation prepared = SeedPropagation.prepare(
                graph, AccountFacts.of(log, graph), PropagationOptions.defaults(), RunControl.inline());
        for (String name : List.of("newcomer", "honest7")) {
            ScoreInterval interval = prepared.push(graph.ids(NodeType.USER).code(name), labels);
            out.println(String.format(
                    Locale.ROOT,
                    "%s at the checkout: from %.3f to %.3f, %d links seen",
                    name,
                    interval.lower(),
                    interval.upper(),
                    interval.linksSeen()));
        }
    }
}

// first search: ring-1 of 8 accounts
// newcomer: score 0.086
//   over what it shares with others,
//   a walk ends at known ring members with a probability of 0.09,
//   most over device laptop with 2 accounts,
//   1 of them known
// sister: score 0.000
// honest7: score 0.000
// newcomer at the checkout: from 0.088 to 0.094, 7 links seen
// honest7 at the checkout: from 0.000 to 0.000, 0 links seen
