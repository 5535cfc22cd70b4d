package io.cowcatcher.detect;

import static io.cowcatcher.detect.SweepFixture.LOG;
import static io.cowcatcher.detect.SweepFixture.NOW;
import static io.cowcatcher.detect.SweepFixture.confirmed;
import static io.cowcatcher.detect.SweepFixture.evenSales;
import static io.cowcatcher.detect.SweepFixture.found;
import static io.cowcatcher.detect.SweepFixture.known;
import static io.cowcatcher.detect.SweepFixture.names;
import static io.cowcatcher.detect.SweepFixture.sales;
import static io.cowcatcher.detect.SweepFixture.swept;
import static io.cowcatcher.detect.SweepFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.propagation.PropagationOptions;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.Rushes;
import io.cowcatcher.test.Shops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who hits what rings aimed at, and what it takes to find them. */
class SweepTest {
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
