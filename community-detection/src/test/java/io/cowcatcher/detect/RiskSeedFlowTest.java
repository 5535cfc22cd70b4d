package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.propagation.PropagationResult;
import io.cowcatcher.ring.SamePersonOptions;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.seed.EmbeddedRiskSeedStore;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import io.cowcatcher.test.Shops;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seeds flow back: the next search starts from what the last one found and what analysts said of it. */
class RiskSeedFlowTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    /** Nine accounts on one device; one of them shares another device with a newcomer, too few for a ring. */
    private static PurchaseLog shopWithANewcomer() {
        List<Purchase> log = new ArrayList<>(Shops.operatorWithoutPurchases());
        for (int i = 0; i < 3; i++) {
            log.add(Purchase.by("o3").with(PurchaseField.DEVICE, "farm").build());
            log.add(Purchase.by("o3").with(PurchaseField.DEVICE, "second").build());
            log.add(Purchase.by("newcomer").with(PurchaseField.DEVICE, "second").build());
        }
        return PurchaseLog.of(log);
    }

    private static RingSearch search() {
        return RingSearch.on(shopWithANewcomer());
    }

    private static Rings found(RingSearch search) {
        return search.linked().grouped().screenedAt(FalseDiscoveryRate.of(0.05));
    }

    private static int user(Rings rings, String name) {
        return rings.log().ids(PurchaseField.USER).code(name);
    }

    private static double score(Rings rings, String name) {
        return rings.userScore(user(rings, name));
    }

    @Test
    void withoutSeeds_nothingIsSaidOfThem() {
        Rings rings = found(search());

        assertThat(rings.propagation()).isEmpty();
        assertThat(rings.seedEvidence(0)).isEmpty();
        assertThat(rings.notes()).noneMatch(note -> note.contains("risk seeds"));
        assertThat(score(rings, "newcomer")).isZero();
    }

    @Test
    void seedsOfTheLastSearch_speakAgainstWhoeverJoinsNow() {
        try (RiskSeedStore store = EmbeddedRiskSeedStore.inMemory()) {
            Rings first = found(RingSearch.on(PurchaseLog.of(Shops.operatorWithoutPurchases())));
            store.putAllUnlessConfirmed(first.toRiskSeeds(NOW));

            Rings second = found(search().withRiskSeeds(store, NOW));

            int newcomer = user(second, "newcomer");
            double prop = second.propagation().orElseThrow().score(newcomer);
            assertThat(prop).isBetween(0.05, 0.5);
            assertThat(second.userScore(newcomer)).isCloseTo(0.95 * prop, within(1e-12));
            assertThat(second.seedEvidence(newcomer))
                    .singleElement()
                    .satisfies(words -> assertThat(words)
                            .matches(
                                    "over what it shares with others, a walk ends at known ring members with a probability of"
                                            + " 0\\.[0-9]+, most over device second with 2 accounts, 1 of them known"));
            assertThat(second.notes())
                    .contains("risk seeds label 9 accounts of this log, 0 of them as good")
                    .anyMatch(note -> note.startsWith("risk seeds speak against 1 account in no ring: newcomer (0."));
            assertThat(second.rings().get(0).evidence().reasons())
                    .contains(
                            "known before: 0 of 9 accounts are confirmed by analysts or lists, 9 were found by earlier"
                                    + " runs")
                    .anyMatch(reason -> reason.startsWith("over what they share, walks from 9 of 9 accounts end at"));
        }
    }

    @Test
    void userScores_withSeeds_followTheFormulaOfFusion() {
        RiskSeed seed = RiskSeed.confirmed(SeedSubject.user("o3"), NOW);
        Rings without = found(search());
        Rings with = found(search().withRiskSeeds(List.of(seed), NOW));

        PropagationResult known = with.propagation().orElseThrow();
        for (int user = 0; user < with.userCount(); user++) {
            double entity = without.userScore(user) / 0.95;
            assertThat(with.userScore(user)).isCloseTo(0.95 * Math.max(entity, known.score(user)), within(1e-12));
        }
        assertThat(score(with, "o3")).isCloseTo(0.95, within(1e-12));
        assertThat(with.rings()).hasSameSizeAs(without.rings());
        assertThat(with.rings().get(0).members())
                .isEqualTo(without.rings().get(0).members());
    }

    @Test
    void releasedAccount_shieldsAndIsSaidAgainstTheRing() {
        List<RiskSeed> seeds = List.of(
                RiskSeed.confirmed(SeedSubject.user("o1"), NOW), RiskSeed.released(SeedSubject.user("o3"), NOW));

        Rings rings = found(search().withRiskSeeds(seeds, NOW));

        assertThat(score(rings, "newcomer")).isZero();
        assertThat(rings.rings().get(0).evidence().objections())
                .contains("known before: 1 of 9 accounts was released by analysts or lists");
        assertThat(rings.seedEvidence(user(rings, "o3")))
                .containsExactly("held to be a good account by an analyst or a list, score 0");
    }

    @Test
    void seedsThatCannotBeUsed_areNotedWithTheReason() {
        List<RiskSeed> seeds = List.of(
                RiskSeed.confirmed(SeedSubject.user("gone"), NOW),
                RiskSeed.confirmed(SeedSubject.user("o1"), NOW),
                RiskSeed.released(SeedSubject.user("o1"), NOW.minusSeconds(1)),
                RiskSeed.of(SeedSubject.user("o2"), 0.5, SeedOrigin.PROPAGATION, NOW));

        Rings rings = found(search().withRiskSeeds(seeds, NOW));

        assertThat(rings.notes())
                .contains(
                        "risk seeds of 1 account that this log does not know: gone",
                        "risk seeds contradict each other for 1 account, what is confirmed counts first, then the"
                                + " latest: o1",
                        "risk seeds left out: 1 that were themselves concluded from seeds");
    }

    @Test
    void noSeedAtAll_isNoted() {
        Rings rings = found(search().withRiskSeeds(List.of(), NOW));

        assertThat(rings.notes()).contains("risk seeds were asked for, but none is of an account of this log");
        assertThat(rings.propagation()).isPresent();
    }

    @Test
    void options_weightsOfAccounts_areThoseOfTheSearchForOneOperator() {
        SamePersonOptions samePerson = SamePersonOptions.defaults();
        samePerson = samePerson.withWeights(samePerson.weights().withLeastPopulation(5_000));

        Rings rings = found(search().steeredBy(RunControl.inline())
                .withPropagation(PropagationOptions.defaults().withDeathProbability(0.3))
                .withSamePerson(samePerson)
                .withRiskSeeds(List.of(), NOW));

        assertThat(rings.options().propagation())
                .isEqualTo(
                        PropagationOptions.defaults().withDeathProbability(0.3).withWeights(samePerson.weights()));
    }

    /** A score that is a lower end is not told as if it were all. */
    @Test
    void scoresOfDerivedSeeds_cutShort_areNoted() {
        List<RiskSeed> seeds = List.of(
                RiskSeed.of(SeedSubject.user("o1"), 0.9, SeedOrigin.SAME_PERSON_RING, NOW),
                RiskSeed.confirmed(SeedSubject.user("o2"), NOW));

        Rings whole = found(search().withRiskSeeds(seeds, NOW));
        Rings cut = found(search().withPropagation(PropagationOptions.defaults().withPush(1e-6, 1))
                .withRiskSeeds(seeds, NOW));

        int derived = user(cut, "o1");
        assertThat(cut.propagation().orElseThrow().errorBound(derived)).isGreaterThan(0.05);
        assertThat(cut.notes()).anyMatch(note -> note.startsWith("of 1 account that earlier runs found, what other"));
        assertThat(whole.notes()).noneMatch(note -> note.contains("may be up to"));
    }
}
