package io.cowcatcher.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cowcatcher.graph.NodeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link RiskSeedStore} keeps; an implementation's test extends this and says how to open an empty one. */
abstract class RiskSeedStoreContract {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    final ManualClock clock = new ManualClock(START);
    RiskSeedStore store;

    /** Opens an empty store that reads the time from {@code clock}. */
    abstract RiskSeedStore openEmpty(ManualClock clock);

    @BeforeEach
    void openStore() {
        store = openEmpty(clock);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    static RiskSeed seed(String user, double score) {
        return seed(user, score, START);
    }

    static RiskSeed seed(String user, double score, Instant setAt) {
        return RiskSeed.of(SeedSubject.user(user), score, SeedOrigin.INTERCEPT_RING, setAt)
                .because("ring of " + score);
    }

    static RiskSeed ofType(NodeType type, String id) {
        return RiskSeed.of(new SeedSubject(type, id), 1, SeedOrigin.ANALYST, START);
    }

    private static SeedSubject user(String id) {
        return SeedSubject.user(id);
    }

    @Test
    void get_unknownSubject_isEmpty() {
        assertThat(store.get(user("u1"))).isEmpty();
        assertThat(store.history(user("u1"))).isEmpty();
        assertThat(store.count()).isZero();
    }

    @Test
    void put_everyField_comesBackEqual() {
        RiskSeed full = new RiskSeed(
                new SeedSubject(NodeType.ADDRESS, "Wohnung 3, Straße \"7\"\n\u0000, 東京 \uD83D\uDE80"),
                0.123456789012345,
                SeedOrigin.SAME_PERSON_RING,
                "p = 3·10⁻⁷\n\u0000 \uD83D\uDE80",
                START.plusMillis(1),
                Optional.of(START.plus(Duration.ofDays(10_000))),
                Optional.of(Duration.ofMillis(1_001)));

        store.put(full);

        assertThat(store.get(full.subject())).contains(full);
    }

    @Test
    void put_sameIdOfEveryType_keepsThemApart() {
        List<RiskSeed> seeds = new ArrayList<>();
        for (NodeType type : NodeType.values()) {
            seeds.add(ofType(type, "same"));
        }

        store.putAll(seeds);

        assertThat(store.count()).isEqualTo(seeds.size());
        assertThat(store.bySubject(SeedPage.first(100))).containsExactlyElementsOf(seeds);
    }

    @Test
    void put_everyOrigin_comesBackEqual() {
        for (SeedOrigin origin : SeedOrigin.values()) {
            RiskSeed seed = RiskSeed.of(user(origin.name()), 0.5, origin, START);
            store.put(seed);
            assertThat(store.get(seed.subject())).contains(seed);
        }
    }

    @Test
    void put_laterSeed_replacesEarlierAndKeepsItInHistory() {
        RiskSeed first = seed("u1", 0.5);
        RiskSeed second = seed("u1", 0.25, START.plusSeconds(1));

        store.put(first);
        store.put(second);

        assertThat(store.get(user("u1"))).contains(second);
        assertThat(store.history(user("u1"))).containsExactly(second, first);
        assertThat(store.count()).isOne();
        assertThat(store.byScore(0, 1, SeedPage.first(10))).containsExactly(second);
        assertThat(store.bySetTime(START, START.plusSeconds(10), SeedPage.first(10)))
                .containsExactly(second);
    }

    @Test
    void putAllUnlessConfirmed_analystsWord_isNotOverruledByAProgram() {
        store.put(RiskSeed.released(user("u1"), START));
        store.put(seed("u2", 0.5));
        RiskSeed again = seed("u1", 0.9, START.plusSeconds(1));
        RiskSeed renewed = seed("u2", 0.9, START.plusSeconds(1));
        RiskSeed confirmed = RiskSeed.confirmed(user("u1"), START.plusSeconds(2));

        assertThat(store.putAllUnlessConfirmed(List.of(again, renewed))).isEqualTo(1);
        assertThat(store.get(user("u1")).orElseThrow().score()).isZero();
        assertThat(store.get(user("u2"))).contains(renewed);
        assertThat(store.putAllUnlessConfirmed(List.of(confirmed))).isZero();
        assertThat(store.get(user("u1"))).contains(confirmed);
    }

    @Test
    void put_earlierSeed_onlyEntersHistory() {
        RiskSeed early = seed("u1", 0.5);
        RiskSeed late = seed("u1", 0.25, START.plusSeconds(1));

        store.put(late);
        store.put(early);

        assertThat(store.history(user("u1"))).containsExactly(late, early);
        assertThat(store.byScore(0, 1, SeedPage.first(10))).containsExactly(late);
    }

    @Test
    void put_sameTime_lastPutWins() {
        RiskSeed first = seed("u1", 0.5);
        RiskSeed second = seed("u1", 0.25);

        store.putAll(List.of(first, second));

        assertThat(store.history(user("u1"))).containsExactly(second, first);
    }

    @Test
    void put_batchSentAgain_changesNothing() {
        List<RiskSeed> batch = List.of(seed("u1", 0.5), seed("u1", 0.25), seed("u2", 0.75, START.plusSeconds(1)));
        store.putAll(batch);
        List<RiskSeed> before = store.history(user("u1"));

        store.putAll(batch);

        assertThat(store.history(user("u1"))).isEqualTo(before);
        assertThat(store.count()).isEqualTo(2);
    }

    @Test
    void history_moreThanLimit_keepsTheLatest() {
        List<RiskSeed> expected = new ArrayList<>();
        for (int i = 0; i < 3 * RiskSeedStore.HISTORY_LIMIT; i++) {
            RiskSeed seed = seed("u1", i / 100.0, START.plusSeconds(i));
            store.put(seed);
            expected.add(0, seed);
        }

        assertThat(store.history(user("u1"))).isEqualTo(expected.subList(0, RiskSeedStore.HISTORY_LIMIT));
        assertThat(store.byScore(0, 1, SeedPage.first(10))).containsExactly(expected.get(0));
    }

    @Test
    void putAll_nothing_isAllowed() {
        store.putAll(List.of());

        assertThat(store.count()).isZero();
    }

    @Test
    void putAll_nullAmongSeeds_storesNone() {
        List<RiskSeed> batch = new ArrayList<>(List.of(seed("u1", 0.5)));
        batch.add(null);

        assertThatNullPointerException().isThrownBy(() -> store.putAll(batch));

        assertThat(store.count()).isZero();
    }

    @Test
    void byScore_range_isInclusiveAndDescending() {
        List<RiskSeed> seeds = List.of(seed("c", 0), seed("b", 0.25), seed("e", 0.5), seed("a", 0.5), seed("d", 1));
        store.putAll(seeds);

        assertThat(users(store.byScore(0, 1, SeedPage.first(10)))).containsExactly("d", "a", "e", "b", "c");
        assertThat(users(store.byScore(0.25, 0.5, SeedPage.first(10)))).containsExactly("a", "e", "b");
        assertThat(users(store.byScore(0.51, 0.99, SeedPage.first(10)))).isEmpty();
        assertThat(users(store.byScore(-0.0, -0.0, SeedPage.first(10)))).containsExactly("c");
        assertThat(users(store.byScore(1, 1, SeedPage.first(10)))).containsExactly("d");
    }

    @Test
    void byScore_impossibleRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.byScore(0.6, 0.5, SeedPage.first(1)))
                .withMessageContaining("(got: 0.6, 0.5)");
        assertThatIllegalArgumentException().isThrownBy(() -> store.byScore(-1, 0.5, SeedPage.first(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> store.byScore(Double.NaN, 0.5, SeedPage.first(1)));
    }

    @Test
    void bySetTime_range_isHalfOpenAndAscending() {
        Instant early = Instant.parse("1905-01-01T00:00:00Z");
        store.putAll(
                List.of(seed("late", 0.5, START.plusMillis(2)), seed("now", 0.5, START), seed("early", 0.5, early)));

        assertThat(users(store.bySetTime(Instant.MIN, Instant.MAX, SeedPage.first(10))))
                .containsExactly("early", "now", "late");
        assertThat(users(store.bySetTime(early, START, SeedPage.first(10)))).containsExactly("early");
        assertThat(users(store.bySetTime(early.plusMillis(1), START.plusMillis(1), SeedPage.first(10))))
                .containsExactly("now");
        assertThat(users(store.bySetTime(START.plusNanos(1), START.plusMillis(2).plusNanos(1), SeedPage.first(10))))
                .containsExactly("late");
        assertThat(store.bySetTime(START, START, SeedPage.first(10))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.bySetTime(START, START.minusMillis(1), SeedPage.first(10)));
    }

    @Test
    void pages_ofEverySize_addUpToTheWholeList() {
        List<RiskSeed> seeds = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            seeds.add(seed("u" + i, (i * 7 % 5) / 4.0, START.plusSeconds(i * 11 % 3)));
        }
        store.putAll(seeds);
        List<Function<SeedPage, List<RiskSeed>>> lists = List.of(
                page -> store.bySubject(page),
                page -> store.byScore(0.25, 0.75, page),
                page -> store.bySetTime(START.plusSeconds(1), START.plusSeconds(3), page));

        for (Function<SeedPage, List<RiskSeed>> list : lists) {
            List<RiskSeed> whole = list.apply(SeedPage.first(1_000));
            for (int limit : new int[] {1, 2, 7, 50, 51}) {
                assertThat(inPages(list, limit)).isEqualTo(whole).doesNotHaveDuplicates();
            }
        }
        assertThat(store.bySubject(SeedPage.first(1_000))).hasSize(50);
    }

    private static List<RiskSeed> inPages(Function<SeedPage, List<RiskSeed>> list, int limit) {
        List<RiskSeed> all = new ArrayList<>();
        SeedPage page = SeedPage.first(limit);
        for (List<RiskSeed> seeds = list.apply(page); !seeds.isEmpty(); seeds = list.apply(page)) {
            assertThat(seeds).hasSizeLessThanOrEqualTo(limit);
            all.addAll(seeds);
            page = page.continuedAfter(seeds.get(seeds.size() - 1));
        }
        return all;
    }

    @Test
    void pages_lastSeedErasedInBetween_goOnBehindIt() {
        store.putAll(List.of(seed("a", 0.5), seed("b", 0.5), seed("c", 0.5)));
        SeedPage next = SeedPage.first(2)
                .continuedAfter(store.bySubject(SeedPage.first(2)).get(1));

        store.erase(user("b"));

        assertThat(users(store.bySubject(next))).containsExactly("c");
    }

    @Test
    void forEach_moreThanAPage_seesEverySeedOnce() {
        List<RiskSeed> seeds = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            seeds.add(seed("u" + (10_000 + i), 0.5));
        }
        store.putAll(seeds);
        List<RiskSeed> seen = new ArrayList<>();

        store.forEach(seen::add);

        assertThat(seen).isEqualTo(seeds);
    }

    @Test
    void expiredSeed_isReturnedByNoMethod() {
        RiskSeed mortal = seed("mortal", 0.5).expiringAt(START.plusSeconds(10));
        RiskSeed lasting = seed("lasting", 0.5);
        store.putAll(List.of(mortal, lasting));

        clock.advance(Duration.ofSeconds(10).minusMillis(1));
        assertThat(store.get(user("mortal"))).contains(mortal);
        assertThat(store.count()).isEqualTo(2);

        clock.advance(Duration.ofMillis(1));
        assertThat(store.get(user("mortal"))).isEmpty();
        assertThat(store.history(user("mortal"))).isEmpty();
        assertThat(store.count()).isOne();
        assertThat(users(store.bySubject(SeedPage.first(10)))).containsExactly("lasting");
        assertThat(users(store.byScore(0, 1, SeedPage.first(10)))).containsExactly("lasting");
        assertThat(users(store.bySetTime(Instant.MIN, Instant.MAX, SeedPage.first(10))))
                .containsExactly("lasting");
        assertThat(store.purgeExpired()).isOne();
        assertThat(store.purgeExpired()).isZero();
        assertThat(store.count()).isOne();
    }

    @Test
    void expiredCurrentSeed_doesNotBringAnOlderOneBack() {
        store.put(seed("u1", 0.5));
        store.put(seed("u1", 0.75, START.plusSeconds(1)).expiringAt(START.plusSeconds(10)));

        clock.advance(Duration.ofSeconds(10));

        assertThat(store.get(user("u1"))).isEmpty();
        assertThat(store.purgeExpired()).isOne();
        assertThat(store.history(user("u1"))).isEmpty();
    }

    @Test
    void expiredOlderSeed_leavesHistoryAlone() {
        RiskSeed lasting = seed("u1", 0.75, START.plusSeconds(1));
        store.put(seed("u1", 0.5).expiringAt(START.plusSeconds(10)));
        store.put(lasting);

        clock.advance(Duration.ofSeconds(10));

        assertThat(store.history(user("u1"))).containsExactly(lasting);
        assertThat(store.count()).isOne();
        assertThat(store.purgeExpired()).isZero();
        assertThat(store.history(user("u1"))).containsExactly(lasting);
    }

    @Test
    void put_alreadyExpired_isNotStored() {
        clock.advance(Duration.ofDays(1));

        store.put(seed("u1", 0.5).expiringAt(START.plusSeconds(10)));

        assertThat(store.get(user("u1"))).isEmpty();
        assertThat(store.purgeExpired()).isZero();
    }

    @Test
    void put_afterExpiry_startsAnew() {
        store.put(seed("u1", 0.5).expiringAt(START.plusSeconds(10)));
        clock.advance(Duration.ofDays(1));
        RiskSeed anew = seed("u1", 0.75, clock.instant());

        store.put(anew);

        assertThat(store.history(user("u1"))).containsExactly(anew);
    }

    @Test
    void erase_subject_forgetsSeedAndHistory() {
        store.putAll(List.of(seed("u1", 0.5), seed("u1", 0.75, START.plusSeconds(1)), seed("u2", 0.5)));

        assertThat(store.erase(user("u1"))).isTrue();

        assertThat(store.erase(user("u1"))).isFalse();
        assertThat(store.get(user("u1"))).isEmpty();
        assertThat(store.history(user("u1"))).isEmpty();
        assertThat(users(store.bySubject(SeedPage.first(10)))).containsExactly("u2");
        assertThat(users(store.byScore(0, 1, SeedPage.first(10)))).containsExactly("u2");
        assertThat(users(store.bySetTime(Instant.MIN, Instant.MAX, SeedPage.first(10))))
                .containsExactly("u2");
    }

    @Test
    void eraseAll_someUnknown_countsTheKnown() {
        store.putAll(List.of(seed("u1", 0.5), seed("u2", 0.5), seed("u3", 0.5)));

        assertThat(store.eraseAll(List.of(user("u1"), user("u9"), user("u3"), user("u3"))))
                .isEqualTo(2);

        assertThat(users(store.bySubject(SeedPage.first(10)))).containsExactly("u2");
    }

    @Test
    void erase_thenPut_startsAnew() {
        store.put(seed("u1", 0.5, START.plusSeconds(5)));
        store.erase(user("u1"));
        RiskSeed anew = seed("u1", 0.25);

        store.put(anew);

        assertThat(store.history(user("u1"))).containsExactly(anew);
    }

    /** Each batch replaces all seeds: a reader that sees two batches at once has seen half of one. */
    @Test
    void readers_besideAWriter_seeOneStateEach() throws Exception {
        AtomicBoolean written = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> readers = new ArrayList<>();
            CountDownLatch reading = new CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(() -> readUntil(written, reading)));
            }
            reading.await();
            for (int batch = 0; batch < 60; batch++) {
                List<RiskSeed> seeds = new ArrayList<>();
                for (int user = 0; user < 20; user++) {
                    seeds.add(seed("u" + user, (batch + user) % 60 / 60.0, START.plusSeconds(batch)));
                }
                store.putAll(seeds);
                if (batch % 20 == 19) {
                    store.eraseAll(seeds.stream().map(RiskSeed::subject).toList());
                }
            }
            written.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            written.set(true);
            threads.shutdown();
        }
    }

    private int readUntil(AtomicBoolean written, CountDownLatch reading) {
        int reads = 0;
        do {
            List<List<RiskSeed>> lists = List.of(
                    store.byScore(0, 1, SeedPage.first(100)),
                    store.bySubject(SeedPage.first(100)),
                    store.bySetTime(START, START.plusSeconds(100), SeedPage.first(100)));
            for (List<RiskSeed> seeds : lists) {
                assertThat(seeds.size()).isIn(0, 20);
                assertThat(seeds.stream().map(RiskSeed::setAt).distinct().count())
                        .isLessThanOrEqualTo(1);
            }
            List<RiskSeed> history = store.history(user("u7"));
            assertThat(history)
                    .isSortedAccordingTo(Comparator.comparing(RiskSeed::setAt).reversed());
            reads++;
            reading.countDown();
        } while (!written.get());
        return reads;
    }

    @Test
    void closedStore_refusesEverythingButClosing() {
        store.close();
        store.close();

        assertThatIllegalStateException().isThrownBy(() -> store.put(seed("u1", 0.5)));
        assertThatIllegalStateException()
                .isThrownBy(() -> store.get(user("u1")))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> store.count());
        assertThatIllegalStateException().isThrownBy(() -> store.erase(user("u1")));
        assertThatIllegalStateException().isThrownBy(() -> store.purgeExpired());
    }

    static List<String> users(List<RiskSeed> seeds) {
        return seeds.stream().map(seed -> seed.subject().id()).toList();
    }
}
