package io.cowcatcher.seed;

import static io.cowcatcher.seed.RiskSeedStoreContract.START;
import static io.cowcatcher.seed.RiskSeedStoreContract.ofType;
import static io.cowcatcher.seed.RiskSeedStoreContract.seed;
import static io.cowcatcher.seed.RiskSeedStoreContract.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cowcatcher.graph.NodeType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is put comes back, the latest first. */
interface SeedHistoryContract extends OpenedStore {
    @Test
    default void get_unknownSubject_isEmpty() {
        assertThat(store().get(user("u1"))).isEmpty();
        assertThat(store().history(user("u1"))).isEmpty();
        assertThat(store().count()).isZero();
    }

    @Test
    default void put_everyField_comesBackEqual() {
        RiskSeed full = new RiskSeed(
                new SeedSubject(NodeType.ADDRESS, "Wohnung 3, Straße \"7\"\n\u0000, 東京 \uD83D\uDE80"),
                0.123456789012345,
                SeedOrigin.SAME_PERSON_RING,
                "p = 3·10⁻⁷\n\u0000 \uD83D\uDE80",
                START.plusMillis(1),
                Optional.of(START.plus(Duration.ofDays(10_000))),
                Optional.of(Duration.ofMillis(1_001)));

        store().put(full);

        assertThat(store().get(full.subject())).contains(full);
    }

    @Test
    default void put_sameIdOfEveryType_keepsThemApart() {
        List<RiskSeed> seeds = new ArrayList<>();
        for (NodeType type : NodeType.values()) {
            seeds.add(ofType(type, "same"));
        }

        store().putAll(seeds);

        assertThat(store().count()).isEqualTo(seeds.size());
        assertThat(store().bySubject(SeedPage.first(100))).containsExactlyElementsOf(seeds);
    }

    @Test
    default void put_everyOrigin_comesBackEqual() {
        for (SeedOrigin origin : SeedOrigin.values()) {
            RiskSeed seed = RiskSeed.of(user(origin.name()), 0.5, origin, START);
            store().put(seed);
            assertThat(store().get(seed.subject())).contains(seed);
        }
    }

    @Test
    default void put_laterSeed_replacesEarlierAndKeepsItInHistory() {
        RiskSeed first = seed("u1", 0.5);
        RiskSeed second = seed("u1", 0.25, START.plusSeconds(1));

        store().put(first);
        store().put(second);

        assertThat(store().get(user("u1"))).contains(second);
        assertThat(store().history(user("u1"))).containsExactly(second, first);
        assertThat(store().count()).isOne();
        assertThat(store().byScore(0, 1, SeedPage.first(10))).containsExactly(second);
        assertThat(store().bySetTime(START, START.plusSeconds(10), SeedPage.first(10)))
                .containsExactly(second);
    }

    @Test
    default void putAllUnlessConfirmed_analystsWord_isNotOverruledByAProgram() {
        store().put(RiskSeed.released(user("u1"), START));
        store().put(seed("u2", 0.5));
        RiskSeed again = seed("u1", 0.9, START.plusSeconds(1));
        RiskSeed renewed = seed("u2", 0.9, START.plusSeconds(1));
        RiskSeed confirmed = RiskSeed.confirmed(user("u1"), START.plusSeconds(2));

        assertThat(store().putAllUnlessConfirmed(List.of(again, renewed))).isEqualTo(1);
        assertThat(store().get(user("u1")).orElseThrow().score()).isZero();
        assertThat(store().get(user("u2"))).contains(renewed);
        assertThat(store().putAllUnlessConfirmed(List.of(confirmed))).isZero();
        assertThat(store().get(user("u1"))).contains(confirmed);
    }

    @Test
    default void put_earlierSeed_onlyEntersHistory() {
        RiskSeed early = seed("u1", 0.5);
        RiskSeed late = seed("u1", 0.25, START.plusSeconds(1));

        store().put(late);
        store().put(early);

        assertThat(store().history(user("u1"))).containsExactly(late, early);
        assertThat(store().byScore(0, 1, SeedPage.first(10))).containsExactly(late);
    }

    @Test
    default void put_sameTime_lastPutWins() {
        RiskSeed first = seed("u1", 0.5);
        RiskSeed second = seed("u1", 0.25);

        store().putAll(List.of(first, second));

        assertThat(store().history(user("u1"))).containsExactly(second, first);
    }

    @Test
    default void put_batchSentAgain_changesNothing() {
        List<RiskSeed> batch = List.of(seed("u1", 0.5), seed("u1", 0.25), seed("u2", 0.75, START.plusSeconds(1)));
        store().putAll(batch);
        List<RiskSeed> before = store().history(user("u1"));

        store().putAll(batch);

        assertThat(store().history(user("u1"))).isEqualTo(before);
        assertThat(store().count()).isEqualTo(2);
    }

    @Test
    default void history_moreThanLimit_keepsTheLatest() {
        List<RiskSeed> expected = new ArrayList<>();
        for (int i = 0; i < 3 * RiskSeedStore.HISTORY_LIMIT; i++) {
            RiskSeed seed = seed("u1", i / 100.0, START.plusSeconds(i));
            store().put(seed);
            expected.add(0, seed);
        }

        assertThat(store().history(user("u1"))).isEqualTo(expected.subList(0, RiskSeedStore.HISTORY_LIMIT));
        assertThat(store().byScore(0, 1, SeedPage.first(10))).containsExactly(expected.get(0));
    }

    @Test
    default void putAll_nothing_isAllowed() {
        store().putAll(List.of());

        assertThat(store().count()).isZero();
    }

    @Test
    default void putAll_nullAmongSeeds_storesNone() {
        List<RiskSeed> batch = new ArrayList<>(List.of(seed("u1", 0.5)));
        batch.add(null);

        assertThatNullPointerException().isThrownBy(() -> store().putAll(batch));

        assertThat(store().count()).isZero();
    }
}
