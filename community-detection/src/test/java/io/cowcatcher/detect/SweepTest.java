package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.cleaning.CleaningOptions;
import io.cowcatcher.cleaning.LogCleaning;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import io.cowcatcher.test.Shops;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What rings aimed at is kept, and tells the next search where to look. */
class SweepTest {
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
    private static final PurchaseLog LOG = PurchaseLog.of(Shops.crowdRing());

    private static Rings found(RingSearch search) {
        return search.linked().grouped().screenedAt(FalseDiscoveryRate.of(0.05));
    }

    private static KnownSeeds known(List<RiskSeed> seeds) {
        return new KnownSeeds(Optional.of(seeds), NOW, PropagationOptions.defaults());
    }

    private static List<String> names(BitSet users) {
        return users.stream().mapToObj(LOG.ids(PurchaseField.USER)::id).sorted().toList();
    }

    @Test
    void toTargetSeeds_ring_holdsItsItemsAndItsDrop() {
        Rings rings = found(RingSearch.on(LOG));
        Ring ring = rings.rings().get(0);

        List<RiskSeed> targets = rings.toTargetSeeds(NOW);

        assertThat(targets).allSatisfy(seed -> {
            assertThat(seed.origin()).isEqualTo(SeedOrigin.INTERCEPT_RING);
            assertThat(seed.score()).isPositive().isLessThanOrEqualTo(ring.score());
            assertThat(seed.reason()).startsWith("target of ring-1: ");
            assertThat(seed.halfLife()).isPresent();
        });
        assertThat(targets.stream().filter(seed -> seed.subject().type() == NodeType.ITEM))
                .extracting(seed -> seed.subject().id())
                .containsExactlyElementsOf(ring.evidence().bursts().stream()
                        .map(RingEvidence.Burst::itemId)
                        .distinct()
                        .sorted()
                        .toList());
        assertThat(targets.stream().filter(seed -> seed.subject().type() == NodeType.BUILDING))
                .singleElement()
                .satisfies(drop -> assertThat(drop.subject().id())
                        .isEqualTo(ring.evidence().addresses().get(0).address()));
    }

    @Test
    void users_whoHitTwoTargets_areSwept() {
        Rings rings = found(RingSearch.on(LOG));

        List<String> swept = names(Sweep.users(LOG, known(rings.toTargetSeeds(NOW))));

        assertThat(swept).containsAll(Shops.CROWD_RING);
        assertThat(swept.size()).isLessThan(LOG.ids(PurchaseField.USER).size() / 2);
    }

    @Test
    void users_oneTargetOrNoneOrFadedOnes_areNot() {
        String item = found(RingSearch.on(LOG))
                .rings()
                .get(0)
                .evidence()
                .bursts()
                .get(0)
                .itemId();
        RiskSeed target = RiskSeed.of(new SeedSubject(NodeType.ITEM, item), 0.5, SeedOrigin.INTERCEPT_RING, NOW);
        RiskSeed member = RiskSeed.confirmed(SeedSubject.user(Shops.CROWD_RING.get(0)), NOW);

        assertThat(Sweep.users(LOG, KnownSeeds.NONE).isEmpty()).isTrue();
        assertThat(Sweep.users(LOG, known(List.of(member))).isEmpty()).isTrue();
        assertThat(Sweep.users(LOG, known(List.of(target))).isEmpty()).isTrue();
        assertThat(names(Sweep.users(LOG, known(List.of(target, member))))).containsExactly(Shops.CROWD_RING.get(0));
        RiskSeed released = RiskSeed.released(SeedSubject.user(Shops.CROWD_RING.get(0)), NOW);
        assertThat(Sweep.users(LOG, known(List.of(target, member, released))).isEmpty())
                .isTrue();
    }

    @Test
    void users_targetsThatExpiredOrFaded_areForgotten() {
        List<RiskSeed> targets = found(RingSearch.on(LOG)).toTargetSeeds(NOW);
        List<RiskSeed> expiring = targets.stream()
                .map(seed -> seed.expiringAt(NOW.plus(Duration.ofDays(1))))
                .toList();

        assertThat(Sweep.users(LOG, at(expiring, Duration.ofHours(1))).isEmpty())
                .isFalse();
        assertThat(Sweep.users(LOG, at(expiring, Duration.ofDays(2))).isEmpty()).isTrue();
        assertThat(Sweep.users(LOG, at(targets, Duration.ofDays(2))).isEmpty()).isFalse();
        assertThat(Sweep.users(LOG, at(targets, Duration.ofDays(3_000))).isEmpty())
                .isTrue();
    }

    private static KnownSeeds at(List<RiskSeed> seeds, Duration later) {
        return new KnownSeeds(Optional.of(seeds), NOW.plus(later), PropagationOptions.defaults());
    }

    /** A sweep adds groups to look at, and no evidence: the rings are the same, and the result says that it swept. */
    @Test
    void search_fromWhatItFoundItself_findsTheSameAndSaysSo() {
        Rings first = found(RingSearch.on(LOG));

        Rings second = found(RingSearch.on(LOG).withRiskSeeds(first.toTargetSeeds(NOW), NOW));

        assertThat(second.rings()).hasSize(1);
        assertThat(second.rings().get(0).members())
                .isEqualTo(first.rings().get(0).members());
        assertThat(second.rings().get(0).significance())
                .isEqualTo(first.rings().get(0).significance());
        assertThat(second.notes()).anyMatch(note -> note.contains("accounts hit several of the items"));
        assertThat(first.notes()).noneMatch(note -> note.contains("accounts hit several of the items"));
    }

    @Test
    void search_inACleanedLog_tellsWhatWasLeftOut() {
        Set<String> member = Set.of(Shops.CROWD_RING.get(0));

        Rings rings = found(RingSearch.on(
                LogCleaning.clean(LOG, CleaningOptions.defaults().withoutAccounts(member), RunControl.inline())));

        assertThat(rings.leftOut())
                .singleElement()
                .satisfies(left -> assertThat(left.id()).isEqualTo(Shops.CROWD_RING.get(0)));
        assertThat(rings.notes()).contains("left out as no evidence: 1 accounts (1 by the rule listed account)");
        assertThat(rings.rings().get(0).size()).isEqualTo(11);
    }
}
