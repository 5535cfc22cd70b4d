package io.cowcatcher.propagation;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.ring.AccountFacts;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import io.cowcatcher.test.Shops;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Accounts and what they use, written down or drawn at random, and seeds of some of them. */
final class Accounts {
    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final List<Purchase> log = new ArrayList<>();
    private final List<RiskSeed> seeds = new ArrayList<>();

    /** Each line an account, then what it uses: {@code a dev:1 pay:2 ip:3 home:4}; twice is used twice. */
    static Accounts of(String... lines) {
        Accounts accounts = new Accounts();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            accounts.log.add(Purchase.by(words[0]).build());
            for (int i = 1; i < words.length; i++) {
                accounts.log.add(
                        Purchase.by(words[0]).with(field(words[i]), words[i]).build());
            }
        }
        return accounts;
    }

    private static PurchaseField field(String entity) {
        return switch (entity.substring(0, entity.indexOf(':'))) {
            case "dev" -> PurchaseField.DEVICE;
            case "pay" -> PurchaseField.PAYMENT;
            case "ip" -> PurchaseField.IP;
            case "home" -> PurchaseField.ADDRESS;
            default -> throw new IllegalArgumentException(entity);
        };
    }

    /** Up to {@code most} accounts on a few entities of all kinds, a fifth of them seeds of all kinds. */
    static Accounts random(long randomSeed, int most) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int users = random.nextInt(2, most + 1);
        List<String> lines = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            StringBuilder line = new StringBuilder("u" + user);
            for (int use = random.nextInt(5); use > 0; use--) {
                String kind = List.of("dev", "pay", "ip", "home").get(random.nextInt(4));
                line.append(' ').append(kind).append(':').append(random.nextInt(users));
            }
            lines.add(line.toString());
        }
        Accounts accounts = of(lines.toArray(String[]::new));
        for (int user = 0; user < users; user++) {
            if (random.nextInt(5) == 0) {
                accounts.label("u" + user, random.nextInt(3) == 0 ? 0 : random.nextDouble());
            }
        }
        return accounts;
    }

    Accounts label(String user, double score) {
        return seed(RiskSeed.of(SeedSubject.user(user), score, SeedOrigin.ANALYST, NOW));
    }

    Accounts seed(RiskSeed seed) {
        seeds.add(seed);
        return this;
    }

    /** The same rows and seeds in another order. */
    Accounts shuffled(long order) {
        Accounts shuffled = new Accounts();
        shuffled.log.addAll(Shops.shuffled(log, order));
        shuffled.seeds.addAll(seeds);
        Collections.reverse(shuffled.seeds);
        return shuffled;
    }

    List<RiskSeed> seeds() {
        return seeds;
    }

    List<Purchase> log() {
        return log;
    }

    HeteroGraph graph() {
        return HeteroGraph.of(PurchaseLog.of(log));
    }

    int user(String name) {
        return graph().ids(NodeType.USER).code(name);
    }

    SeedLabels labels() {
        return SeedLabels.of(graph(), seeds, NOW);
    }

    PreparedPropagation prepared(PropagationOptions options) {
        return SeedPropagation.prepare(graph(), AccountFacts.unknown(), options, RunControl.inline());
    }

    PropagationResult spread(PropagationOptions options) {
        return spread(options, RunControl.inline());
    }

    PropagationResult spread(PropagationOptions options, RunControl control) {
        return SeedPropagation.spread(graph(), AccountFacts.unknown(), labels(), options, control);
    }

    PropagationResult spread() {
        return spread(PropagationOptions.defaults());
    }

    /** f of one account, with defaults. */
    double score(String name) {
        return spread().score(user(name));
    }
}
