package io.cowcatcher.seed;

import static io.cowcatcher.seed.RiskSeedStoreContract.START;
import static io.cowcatcher.seed.RiskSeedStoreContract.seed;
import static io.cowcatcher.seed.RiskSeedStoreContract.user;
import static io.cowcatcher.seed.RiskSeedStoreContract.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Lists by subject, score and time, in pages. */
interface SeedListsContract extends OpenedStore {
    @Test
    default void byScore_range_isInclusiveAndDescending() {
        List<RiskSeed> seeds = List.of(seed("c", 0), seed("b", 0.25), seed("e", 0.5), seed("a", 0.5), seed("d", 1));
        store().putAll(seeds);

        assertThat(users(store().byScore(0, 1, SeedPage.first(10)))).containsExactly("d", "a", "e", "b", "c");
        assertThat(users(store().byScore(0.25, 0.5, SeedPage.first(10)))).containsExactly("a", "e", "b");
        assertThat(users(store().byScore(0.51, 0.99, SeedPage.first(10)))).isEmpty();
        assertThat(users(store().byScore(-0.0, -0.0, SeedPage.first(10)))).containsExactly("c");
        assertThat(users(store().byScore(1, 1, SeedPage.first(10)))).containsExactly("d");
    }

    @Test
    default void byScore_impossibleRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().byScore(0.6, 0.5, SeedPage.first(1)))
                .withMessageContaining("(got: 0.6, 0.5)");
        assertThatIllegalArgumentException().isThrownBy(() -> store().byScore(-1, 0.5, SeedPage.first(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> store().byScore(Double.NaN, 0.5, SeedPage.first(1)));
    }

    @Test
    default void bySetTime_range_isHalfOpenAndAscending() {
        Instant early = Instant.parse("1905-01-01T00:00:00Z");
        store().putAll(List.of(
                seed("late", 0.5, START.plusMillis(2)), seed("now", 0.5, START), seed("early", 0.5, early)));

        assertThat(users(store().bySetTime(Instant.MIN, Instant.MAX, SeedPage.first(10))))
                .containsExactly("early", "now", "late");
        assertThat(users(store().bySetTime(early, START, SeedPage.first(10)))).containsExactly("early");
        assertThat(users(store().bySetTime(early.plusMillis(1), START.plusMillis(1), SeedPage.first(10))))
                .containsExactly("now");
        assertThat(users(store().bySetTime(
                                START.plusNanos(1), START.plusMillis(2).plusNanos(1), SeedPage.first(10))))
                .containsExactly("late");
        assertThat(store().bySetTime(START, START, SeedPage.first(10))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().bySetTime(START, START.minusMillis(1), SeedPage.first(10)));
    }

    @Test
    default void pages_ofEverySize_addUpToTheWholeList() {
        List<RiskSeed> seeds = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            seeds.add(seed("u" + i, (i * 7 % 5) / 4.0, START.plusSeconds(i * 11 % 3)));
        }
        store().putAll(seeds);
        List<Function<SeedPage, List<RiskSeed>>> lists = List.of(
                page -> store().bySubject(page),
                page -> store().byScore(0.25, 0.75, page),
                page -> store().bySetTime(START.plusSeconds(1), START.plusSeconds(3), page));

        for (Function<SeedPage, List<RiskSeed>> list : lists) {
            List<RiskSeed> whole = list.apply(SeedPage.first(1_000));
            for (int limit : new int[] {1, 2, 7, 50, 51}) {
                assertThat(inPages(list, limit)).isEqualTo(whole).doesNotHaveDuplicates();
            }
        }
        assertThat(store().bySubject(SeedPage.first(1_000))).hasSize(50);
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
    default void pages_lastSeedErasedInBetween_goOnBehindIt() {
        store().putAll(List.of(seed("a", 0.5), seed("b", 0.5), seed("c", 0.5)));
        SeedPage next = SeedPage.first(2)
                .continuedAfter(store().bySubject(SeedPage.first(2)).get(1));

        store().erase(user("b"));

        assertThat(users(store().bySubject(next))).containsExactly("c");
    }

    @Test
    default void forEach_moreThanAPage_seesEverySeedOnce() {
        List<RiskSeed> seeds = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            seeds.add(seed("u" + (10_000 + i), 0.5));
        }
        store().putAll(seeds);
        List<RiskSeed> seen = new ArrayList<>();

        store().forEach(seen::add);

        assertThat(seen).isEqualTo(seeds);
    }
}
