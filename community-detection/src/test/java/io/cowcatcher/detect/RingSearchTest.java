package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.test.Shops;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RingSearchTest {
    private static final FalseDiscoveryRate RATE = FalseDiscoveryRate.of(0.05);

    private static Rings search(List<Purchase> purchases) {
        return search(PurchaseLog.of(purchases), RunControl.inline());
    }

    private static Rings search(PurchaseLog log, RunControl control) {
        return RingSearch.on(log).steeredBy(control).linked().grouped().screenedAt(RATE);
    }

    private static List<String> members(Ring ring) {
        return ring.members().stream().map(RingMember::userId).sorted().toList();
    }

    @Test
    void chain_asInTheReadme_findsThePlantedRing() {
        PurchaseLog purchases = PurchaseLog.of(Shops.crowdRing());

        Rings rings = RingSearch.on(purchases)
                .linkedBy(PurchaseSimilarity.defaults().within(Duration.ofHours(1)))
                .groupedBy(LeidenOptions.defaults().withRandomSeed(42))
                .screenedAt(FalseDiscoveryRate.of(0.05));

        assertThat(rings.rings()).hasSize(1);
        assertThat(members(rings.rings().get(0))).isEqualTo(Shops.CROWD_RING);
    }

    @Test
    void chain_stepByStep_keepsWhatItIsGiven() {
        LinkedSearch linked = RingSearch.on(PurchaseLog.of(Shops.crowdRing())).linkedBy(PurchaseSimilarity.defaults());
        RefinedSearch refined =
                linked.grouped().refinedBy(BlockOptions.defaults().withDropWeight(0));
        ScreeningOptions review = ScreeningOptions.defaults().withTier(Tier.REVIEW);

        Rings rings = refined.screenedBy(review);

        assertThat(rings.options().screening()).isEqualTo(review);
        assertThat(rings.options().similarities()).containsExactly(PurchaseSimilarity.defaults());
        assertThat(rings.options().blocks())
                .containsExactly(BlockOptions.defaults().withDropWeight(0));
        assertThat(rings.options().grouping().methods()).hasSize(3);
        assertThat(rings.options().grouping().views()).isEqualTo(LinkView.ladder());
        assertThat(rings.links()).isSameAs(linked.links());
    }

    @Test
    void refined_byDefault_tellsHubsByTheirTrade() {
        Rings rings = RingSearch.on(PurchaseLog.of(Shops.crowdRing()))
                .linkedBy(PurchaseSimilarity.defaults())
                .grouped()
                .screenedBy(ScreeningOptions.defaults());

        assertThat(rings.options().blocks())
                .hasSize(2)
                .allSatisfy(blocks -> assertThat(blocks.hubs()).isEqualTo(HubRule.ordinaryTrade()));
    }

    @Test
    void crowdRing_evidence_namesItemsWindowsAddressesAndPairs() {
        Ring ring = search(Shops.crowdRing()).rings().get(0);
        RingEvidence evidence = ring.evidence();

        assertThat(ring.provenance()).isEqualTo(Provenance.CROWDSOURCED);
        assertThat(ring.score()).isBetween(0.5, 1.0);
        assertThat(evidence.items()).extracting(RingEvidence.SharedItem::itemId).contains("task0", "task8");
        assertThat(evidence.items().get(0).members())
                .isLessThanOrEqualTo(evidence.items().get(0).users());
        assertThat(evidence.bursts()).hasSize(9).isSortedAccordingTo(CrowdEvidence.BY_TIME);
        assertThat(evidence.addresses().get(0).address()).isEqualTo("drop");
        assertThat(evidence.strongestPairs()).hasSize(10).allSatisfy(pair -> {
            assertThat(pair.sharedItems()).isGreaterThanOrEqualTo(2);
            assertThat(pair.resemblance()).isBetween(0.0, 1.0);
        });
        assertThat(evidence.reasons().get(0)).startsWith("12 accounts buy together: on average ");
        assertThat(evidence.reasons().get(1)).startsWith("9 of 9 windows are on deals; ");
        assertThat(evidence.reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .matches("[0-9]+ pairs of members ship to one building, counted building by building; "
                                + "(less than )?[0-9.]+ among as many other buyers of the same goods; p = .*"));
        assertThat(ring.features().get(Feature.WINDOWS)).isEqualTo(9);
    }

    @Test
    void userScores_members_standAboveAllOthers() {
        Rings rings = search(Shops.crowdRing());

        for (int user = 0; user < rings.userCount(); user++) {
            boolean member = Shops.CROWD_RING.contains(rings.userId(user));
            assertThat(rings.userScore(user)).isBetween(member ? 0.3 : 0, member ? 1 : 0.3);
        }
    }

    @Test
    void oneOperator_devicesAlone_isFoundWithoutItemsOrTimes() {
        Rings rings = search(Shops.operatorWithoutPurchases());

        assertThat(rings.rings()).hasSize(1);
        Ring ring = rings.rings().get(0);
        assertThat(ring.provenance()).isEqualTo(Provenance.SAME_PERSON);
        assertThat(members(ring)).isEqualTo(Shops.OPERATOR);
        assertThat(ring.evidence().entities())
                .extracting(RingEvidence.SharedEntity::type)
                .contains("device");
        assertThat(rings.notes()).anyMatch(note -> note.startsWith("co-purchase evidence is off"));
    }

    @Test
    void oneOperator_buyingTogether_isOneRingOfBothKinds() {
        Rings rings = search(Shops.operatorBuyingTogether());

        assertThat(rings.rings()).hasSize(1);
        Ring ring = rings.rings().get(0);
        assertThat(ring.provenance()).isEqualTo(Provenance.BOTH);
        assertThat(members(ring)).isEqualTo(Shops.CROWD_RING);
        assertThat(ring.features()).containsKeys(Feature.P_DEAL, Feature.P_ENTITY);
        assertThat(ring.evidence().strongestPairs())
                .hasSizeLessThanOrEqualTo(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void search_shuffledRows_isTheSame() {
        List<Purchase> shuffled = Shops.shuffled(Shops.operatorBuyingTogether(), 3);

        assertThat(search(shuffled).rings())
                .isEqualTo(search(Shops.operatorBuyingTogether()).rings());
    }

    @Test
    void search_onSeveralThreads_isTheSame() {
        PurchaseLog log = PurchaseLog.of(Shops.operatorBuyingTogether());
        Rings expected = search(log, RunControl.inline());
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            for (int threads : new int[] {2, 8}) {
                Rings rings = search(log, RunControl.on(workers, threads));
                assertThat(rings.rings()).isEqualTo(expected.rings());
                assertThat(rings.lookAlikes()).isEqualTo(expected.lookAlikes());
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void search_progress_neverFallsAndEndsAtOne() {
        List<Double> fractions = new ArrayList<>();

        search(
                PurchaseLog.of(Shops.crowdRing()),
                RunControl.inline().reportingTo(progress -> fractions.add(progress.fraction())));

        assertThat(fractions).isSorted().endsWith(1.0);
    }

    @Test
    void search_cancelledAtAnyPoll_ends() {
        PurchaseLog log = PurchaseLog.of(Shops.crowdRing());
        AtomicInteger polls = new AtomicInteger();
        search(log, RunControl.inline().cancelledBy(() -> polls.incrementAndGet() < 0));

        for (int share = 0; share < 10; share++) {
            int last = polls.get() * share / 10;
            AtomicInteger polled = new AtomicInteger();
            assertThatExceptionOfType(RunCancelledException.class)
                    .isThrownBy(() ->
                            search(log, RunControl.inline().cancelledBy(() -> polled.getAndIncrement() >= last)));
        }
    }

    @Test
    void emptyLog_findsNothing() {
        Rings rings = search(List.of());

        assertThat(rings.rings()).isEmpty();
        assertThat(rings.userCount()).isZero();
        assertThat(rings.notes()).isNotEmpty();
    }

    @Test
    void noDealsAndNoAddresses_reportsNothingAndTellsWhatIsMissing() {
        List<Purchase> bare = Shops.crowdRing().stream()
                .map(purchase -> Purchase.by(purchase.user())
                        .of(purchase.text(PurchaseField.ITEM).orElseThrow())
                        .at(purchase.time().orElseThrow())
                        .build())
                .toList();

        Rings rings = search(bare);

        assertThat(rings.rings()).isEmpty();
        assertThat(rings.notes()).anyMatch(note -> note.startsWith("intercept cannot be decided"));
        assertThat(rings.lookAlikes()).isNotEmpty().allSatisfy(group -> {
            assertThat(group.qValue()).isEmpty();
            assertThat(group.reason()).startsWith("not tested");
        });
    }

    @Test
    void lookAlikes_groupBuy_isNamedWithoutAPValue() {
        Rings rings = search(Shops.groupBuy());

        assertThat(rings.rings()).isEmpty();
        assertThat(rings.lookAlikes()).hasSize(1);
        assertThat(rings.lookAlikes().get(0).qValue()).isEmpty();
        assertThat(rings.lookAlikes().get(0).reason())
                .isEqualTo("group-buy: 100 % of what it bought goes to one registered pick-up point");
    }

    @Test
    void toRiskSeeds_ring_holdsEveryMemberWithItsReason() {
        Instant now = Instant.parse("2025-06-01T00:00:00Z");
        Rings rings = search(Shops.crowdRing());

        assertThat(rings.toRiskSeeds(now)).hasSize(12).allSatisfy(seed -> {
            assertThat(seed.origin()).isEqualTo(SeedOrigin.INTERCEPT_RING);
            assertThat(seed.score()).isBetween(0.3, 1.0);
            assertThat(seed.setAt()).isEqualTo(now);
            assertThat(seed.reason()).startsWith("ring-1: 12 accounts, adjusted p = ");
        });
    }
}
