package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.cleaning.CleaningOptions;
import io.cowcatcher.cleaning.LogCleaning;
import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.Shops;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What rings aimed at is kept, and tells the next search where to look. */
class SweepTest {
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
    private static final PurchaseLog LOG = PurchaseLog.of(Shops.crowdRing());
    private static final PurchaseIndex INDEX = PurchaseIndex.of(LOG, IndexOptions.defaults());

    private static Rings found(RingSearch search) {
        return search.linked().grouped().screenedAt(FalseDiscoveryRate.of(0.05));
    }

    private static KnownSeeds known(List<RiskSeed> seeds) {
        return new KnownSeeds(Optional.of(seeds), NOW, PropagationOptions.defaults());
    }

    private static BitSet swept(KnownSeeds known) {
        return Sweep.of(INDEX, known, RunControl.inline()).users();
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

    /** What the ring ships to has an address and no building, as other rows have. */
    @Test
    void toTargetSeeds_dropWithoutABuilding_isAnAddressAndFoundAgain() {
        List<Purchase> purchases = Shops.crowdRing().stream()
                .map(sale -> {
                    String building = sale.text(PurchaseField.BUILDING).orElseThrow();
                    return Purchase.by(sale.user())
                            .of(sale.text(PurchaseField.ITEM).orElseThrow())
                            .at(sale.time().orElseThrow())
                            .priced(sale.price(), sale.listPrice())
                            .with(building.equals("drop") ? PurchaseField.ADDRESS : PurchaseField.BUILDING, building)
                            .build();
                })
                .toList();
        PurchaseLog log = PurchaseLog.of(purchases);

        List<RiskSeed> drops = found(RingSearch.on(log)).toTargetSeeds(NOW).stream()
                .filter(seed -> seed.subject().type() != NodeType.ITEM)
                .toList();
        BitSet swept = Sweep.of(
                        PurchaseIndex.of(log, IndexOptions.defaults()),
                        known(List.of(RiskSeed.confirmed(drops.get(0).subject(), NOW))),
                        RunControl.inline())
                .users();

        assertThat(drops).extracting(RiskSeed::subject).containsExactly(new SeedSubject(NodeType.ADDRESS, "drop"));
        assertThat(swept.stream().mapToObj(log.ids(PurchaseField.USER)::id))
                .containsExactlyInAnyOrderElementsOf(Shops.CROWD_RING);
    }

    @Test
    void users_whoHitTwoTargets_areSwept() {
        Rings rings = found(RingSearch.on(LOG));

        List<String> swept = names(swept(known(rings.toTargetSeeds(NOW))));

        assertThat(swept).containsAll(Shops.CROWD_RING);
        assertThat(swept.size()).isLessThan(LOG.ids(PurchaseField.USER).size() / 2);
    }

    @Test
    void users_oneTargetOrNoneOrFadedOnes_areNot() {
        RiskSeed target = RiskSeed.of(new SeedSubject(NodeType.ITEM, target()), 0.5, SeedOrigin.INTERCEPT_RING, NOW);
        RiskSeed member = RiskSeed.confirmed(SeedSubject.user(Shops.CROWD_RING.get(0)), NOW);

        assertThat(swept(KnownSeeds.NONE).isEmpty()).isTrue();
        assertThat(swept(known(List.of(member))).isEmpty()).isTrue();
        assertThat(swept(known(List.of(target))).isEmpty()).isTrue();
        assertThat(names(swept(known(List.of(target, member))))).containsExactly(Shops.CROWD_RING.get(0));
        RiskSeed released = RiskSeed.released(SeedSubject.user(Shops.CROWD_RING.get(0)), NOW);
        assertThat(swept(known(List.of(target, member, released))).isEmpty()).isTrue();
    }

    @Test
    void users_targetsThatExpiredOrFaded_areForgotten() {
        List<RiskSeed> targets = found(RingSearch.on(LOG)).toTargetSeeds(NOW);
        List<RiskSeed> expiring = targets.stream()
                .map(seed -> seed.expiringAt(NOW.plus(Duration.ofDays(1))))
                .toList();

        assertThat(swept(at(expiring, Duration.ofHours(1))).isEmpty()).isFalse();
        assertThat(swept(at(expiring, Duration.ofDays(2))).isEmpty()).isTrue();
        assertThat(swept(at(targets, Duration.ofDays(2))).isEmpty()).isFalse();
        assertThat(swept(at(targets, Duration.ofDays(3_000))).isEmpty()).isTrue();
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
        assertThat(rings.notes()).contains("left out as no evidence: 1 account (1 by the rule listed account)");
        assertThat(rings.rings().get(0).size()).isEqualTo(11);
    }

    private static String target() {
        return found(RingSearch.on(LOG))
                .rings()
                .get(0)
                .evidence()
                .bursts()
                .get(0)
                .itemId();
    }

    private static RiskSeed confirmed(NodeType type, String id) {
        return RiskSeed.confirmed(new SeedSubject(type, id), NOW);
    }

    /** A seed names an item and no day: the days are those on which the item had more buyers than chance brings. */
    @Test
    void users_oneConfirmedItem_areThoseOfItsRush() {
        String item = target();
        int code = LOG.ids(PurchaseField.ITEM).code(item);
        BitSet rush = Rushes.days(INDEX, code, RunControl.inline());
        List<String> buyers = IntStream.range(INDEX.itemStart(code), INDEX.itemEnd(code))
                .filter(event -> rush.get(INDEX.day(event)))
                .mapToObj(event -> LOG.ids(PurchaseField.USER).id(INDEX.user(event)))
                .distinct()
                .sorted()
                .toList();

        List<String> swept = names(swept(known(List.of(confirmed(NodeType.ITEM, item)))));

        assertThat(rush.cardinality()).isEqualTo(1);
        assertThat(swept).isEqualTo(buyers);
        assertThat(swept.stream().filter(Shops.CROWD_RING::contains).count()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void users_oneConfirmedDrop_areThoseWhoShipThere() {
        assertThat(names(swept(known(List.of(confirmed(NodeType.BUILDING, "drop"))))))
                .containsExactlyElementsOf(Shops.CROWD_RING);
    }

    @Test
    void users_confirmedItemOfEvenDays_needASecondHit() {
        PurchaseLog even = PurchaseLog.of(evenSales());
        PurchaseIndex index = PurchaseIndex.of(even, IndexOptions.defaults());

        Sweep sweep = Sweep.of(
                index,
                known(List.of(confirmed(NodeType.ITEM, "steady"), confirmed(NodeType.ITEM, "not in this log"))),
                RunControl.inline());

        assertThat(sweep.users().isEmpty()).isTrue();
        assertThat(sweep.notes(ZoneOffset.UTC))
                .containsExactly(
                        "of the items and addresses that risk seeds name, no account hits so many that it stands out:"
                                + " there was nobody to look at besides",
                        "a confirmed item that no day brought more buyers than chance: steady; who bought it counts only"
                                + " where he hits something else that is known",
                        "a confirmed item that this log does not know: not in this log");
    }

    /** Every day three buy the one item and three another. */
    private static List<Purchase> evenSales() {
        List<Purchase> sales = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            sales.add(Purchase.by("u" + i)
                    .of(i % 2 == 0 ? "steady" : "other")
                    .at(NOW.plus(Duration.ofHours(4L * i)))
                    .build());
        }
        return sales;
    }

    @Test
    void notes_oneConfirmedItem_nameItsDays() {
        String item = target();
        int code = LOG.ids(PurchaseField.ITEM).code(item);
        int day = Rushes.days(INDEX, code, RunControl.inline()).nextSetBit(0);
        KnownSeeds known = known(List.of(confirmed(NodeType.ITEM, item)));

        assertThat(Sweep.of(INDEX, known, RunControl.inline()).notes(ZoneOffset.UTC))
                .contains("a confirmed item without a day was looked at where more bought it than chance brings: "
                        + item + " on "
                        + INDEX.startOfDay(day).atOffset(ZoneOffset.UTC).toLocalDate());
        assertThat(Sweep.of(INDEX, KnownSeeds.NONE, RunControl.inline()).notes(ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void search_fromOneConfirmedItem_findsTheRingAndSaysWhereItLooked() {
        Rings rings = found(RingSearch.on(LOG).withRiskSeeds(List.of(confirmed(NodeType.ITEM, target())), NOW));

        assertThat(rings.rings()).hasSize(1);
        assertThat(rings.notes()).anyMatch(note -> note.startsWith("a confirmed item without a day was looked at"));
    }

    @Test
    void days_ofEvenSales_areNone() {
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(evenSales()), IndexOptions.defaults());

        assertThat(Rushes.days(index, 0, RunControl.inline()).isEmpty()).isTrue();
    }

    @Test
    void days_cancelledOnceTheyAreSorted_ends() {
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(evenSales()), IndexOptions.defaults());
        AtomicInteger polls = new AtomicInteger();
        RunControl control = RunControl.inline().cancelledBy(() -> polls.incrementAndGet() > 1);

        assertThatExceptionOfType(RunCancelledException.class).isThrownBy(() -> Rushes.days(index, 0, control));
    }

    private static PurchaseIndex sales(int count, Duration apart) {
        List<Purchase> sales = IntStream.range(0, count)
                .mapToObj(i -> Purchase.by("u" + i)
                        .of("for everyone")
                        .at(NOW.plus(apart.multipliedBy(i)))
                        .build())
                .toList();
        return PurchaseIndex.of(PurchaseLog.of(sales), IndexOptions.defaults());
    }

    /** Nobody stands out by what everybody does, and the only day there is is no rush. */
    @Test
    void users_confirmedItemThatEverybodyBuysOnTheOnlyDay_areNone() {
        Sweep sweep = Sweep.of(
                sales(200, Duration.ofMinutes(1)),
                known(List.of(confirmed(NodeType.ITEM, "for everyone"))),
                RunControl.inline());

        assertThat(sweep.users().isEmpty()).isTrue();
        assertThat(sweep.notes(ZoneOffset.UTC))
                .anyMatch(note -> note.startsWith("a confirmed item that no day brought"));
    }

    @Test
    void users_sameBuyerTwiceOnTheDayOfARush_isOneHitMore() {
        List<Purchase> sales = new ArrayList<>(evenSales());
        for (int i = 0; i < 40; i++) {
            sales.add(Purchase.by("rush" + i % 20)
                    .of("steady")
                    .at(NOW.plus(Duration.ofMinutes(20L * i)))
                    .build());
        }
        for (int i = 0; i < 600; i++) {
            sales.add(Purchase.by("crowd" + i)
                    .of("other")
                    .at(NOW.plus(Duration.ofMinutes(48L * i)))
                    .build());
        }
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(sales), IndexOptions.defaults());

        BitSet rush = Rushes.days(index, index.log().ids(PurchaseField.ITEM).code("steady"), RunControl.inline());
        BitSet users = Sweep.of(index, known(List.of(confirmed(NodeType.ITEM, "steady"))), RunControl.inline())
                .users();

        assertThat(rush.cardinality()).isEqualTo(1);
        assertThat(users.stream().mapToObj(index.log().ids(PurchaseField.USER)::id))
                .hasSize(23) // and the three who buy it every day
                .filteredOn(user -> user.startsWith("rush"))
                .hasSize(20);
    }

    @Test
    void of_manyPurchases_pollsWithinTenThousand() {
        PurchaseIndex index = sales(50_000, Duration.ofMinutes(1));
        AtomicInteger polls = new AtomicInteger();

        Sweep.of(
                index,
                known(List.of(confirmed(NodeType.ITEM, "for everyone"))),
                RunControl.inline().cancelledBy(() -> polls.incrementAndGet() < 0));

        // Looking for hits and counting them, and looking at the days of the item.
        assertThat(polls.get()).isGreaterThanOrEqualTo(3 * 50_000 / 10_000);
    }

    @Test
    void notes_severalConfirmedItems_speakOfMany() {
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(evenSales()), IndexOptions.defaults());

        assertThat(Sweep.of(
                                index,
                                known(List.of(
                                        confirmed(NodeType.ITEM, "steady"),
                                        confirmed(NodeType.ITEM, "other"),
                                        confirmed(NodeType.ITEM, "unknown"),
                                        confirmed(NodeType.ITEM, "unheard of"))),
                                RunControl.inline())
                        .notes(ZoneOffset.UTC))
                .contains(
                        "confirmed items that no day brought more buyers than chance: other, steady; who bought one of"
                                + " them counts only where he hits something else that is known",
                        "confirmed items that this log does not know: unheard of, unknown");
    }

    @Test
    void notes_oneSweptAccount_speakOfOne() {
        RiskSeed target = RiskSeed.of(new SeedSubject(NodeType.ITEM, target()), 0.5, SeedOrigin.INTERCEPT_RING, NOW);
        RiskSeed member = RiskSeed.confirmed(SeedSubject.user(Shops.CROWD_RING.get(0)), NOW);

        assertThat(Sweep.of(INDEX, known(List.of(target, member)), RunControl.inline())
                        .notes(ZoneOffset.UTC))
                .containsExactly("1 account hits several of the items, addresses and accounts that risk seeds name, or"
                        + " one that is confirmed; its links were looked at on their own, too");
    }

    /** What an analyst has said last counts, of items and addresses as of accounts. */
    @Test
    void users_seedsThatContradictEachOther_areAsTheOneThatCounts() {
        RiskSeed target = RiskSeed.of(new SeedSubject(NodeType.ITEM, target()), 0.5, SeedOrigin.INTERCEPT_RING, NOW);
        RiskSeed cleared = RiskSeed.released(target.subject(), NOW.minus(Duration.ofDays(9)));
        SeedSubject account = SeedSubject.user(Shops.CROWD_RING.get(0));
        RiskSeed released = RiskSeed.released(account, NOW.minus(Duration.ofDays(9)));
        RiskSeed member = RiskSeed.confirmed(account, NOW);

        assertThat(names(swept(known(List.of(target, released, member))))).containsExactly(account.id());
        assertThat(names(swept(known(List.of(member, released, target))))).containsExactly(account.id());
        assertThat(swept(known(List.of(target, cleared, member))).isEmpty())
                .as("no item is left to look for")
                .isTrue();
    }

    /** No day of theirs is a rush: an item that a ring aimed at counts on any day. */
    @Test
    void users_twoItemsOfARingOnQuietDays_areSwept() {
        List<Purchase> sales = new ArrayList<>(evenSales());
        sales.add(Purchase.by("u0").of("other").at(NOW.plus(Duration.ofDays(3))).build());
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(sales), IndexOptions.defaults());
        List<RiskSeed> targets = List.of(
                RiskSeed.of(new SeedSubject(NodeType.ITEM, "steady"), 0.5, SeedOrigin.INTERCEPT_RING, NOW),
                RiskSeed.of(new SeedSubject(NodeType.ITEM, "other"), 0.5, SeedOrigin.INTERCEPT_RING, NOW));

        BitSet users = Sweep.of(index, known(targets), RunControl.inline()).users();

        assertThat(IntStream.range(0, 2)
                        .allMatch(item ->
                                Rushes.days(index, item, RunControl.inline()).isEmpty()))
                .isTrue();
        assertThat(users.stream().mapToObj(index.log().ids(PurchaseField.USER)::id))
                .containsExactly("u0");
    }

    @Test
    void search_fromSeeds_sweepsOnceAndAsksForWhatThatTakes() {
        List<MemoryEstimate> asked = new ArrayList<>();
        List<RiskSeed> seeds = List.of(confirmed(NodeType.BUILDING, "drop"));

        found(RingSearch.on(LOG)
                .withRiskSeeds(seeds, NOW)
                .steeredBy(RunControl.inline().tellingEstimatesTo(asked::add)));

        assertThat(asked.stream().filter(estimate -> estimate.what().startsWith("sweep of ")))
                .singleElement()
                .satisfies(sweep -> assertThat(sweep.what())
                        .isEqualTo(String.format(Locale.ROOT, "sweep of %,d purchases", LOG.size())));
    }

    @Test
    void of_moreHitsThanThereIsRoomFor_isRefused() {
        PurchaseIndex index = sales(50_000, Duration.ofMinutes(1));
        KnownSeeds everyone = known(List.of(confirmed(NodeType.ITEM, "for everyone")));
        List<MemoryEstimate> asked = new ArrayList<>();

        Sweep.of(index, everyone, RunControl.inline().tellingEstimatesTo(asked::add));

        long hitsAndUsers = 50_000L * (16 + 4);
        assertThat(asked)
                .singleElement()
                .satisfies(sweep -> assertThat(sweep.upperBytes()).isBetween(hitsAndUsers, hitsAndUsers + 50_000));
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> Sweep.of(index, everyone, RunControl.inline().withinHeap(hitsAndUsers)));
    }
}
