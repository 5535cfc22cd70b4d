package io.cowcatcher.seed;

import static io.cowcatcher.seed.RiskSeedStoreContract.START;
import static io.cowcatcher.seed.RiskSeedStoreContract.seed;
import static io.cowcatcher.seed.RiskSeedStoreContract.user;
import static io.cowcatcher.seed.RiskSeedStoreContract.users;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is erased is forgotten. */
interface SeedErasureContract extends OpenedStore {
    @Test
    default void erase_subject_forgetsSeedAndHistory() {
        store().putAll(List.of(seed("u1", 0.5), seed("u1", 0.75, START.plusSeconds(1)), seed("u2", 0.5)));

        assertThat(store().erase(user("u1"))).isTrue();

        assertThat(store().erase(user("u1"))).isFalse();
        assertThat(store().get(user("u1"))).isEmpty();
        assertThat(store().history(user("u1"))).isEmpty();
        assertThat(users(store().bySubject(SeedPage.first(10)))).containsExactly("u2");
        assertThat(users(store().byScore(0, 1, SeedPage.first(10)))).containsExactly("u2");
        assertThat(users(store().bySetTime(Instant.MIN, Instant.MAX, SeedPage.first(10))))
                .containsExactly("u2");
    }

    @Test
    default void eraseAll_someUnknown_countsTheKnown() {
        store().putAll(List.of(seed("u1", 0.5), seed("u2", 0.5), seed("u3", 0.5)));

        assertThat(store().eraseAll(List.of(user("u1"), user("u9"), user("u3"), user("u3"))))
                .isEqualTo(2);

        assertThat(users(store().bySubject(SeedPage.first(10)))).containsExactly("u2");
    }

    @Test
    default void erase_thenPut_startsAnew() {
        store().put(seed("u1", 0.5, START.plusSeconds(5)));
        store().erase(user("u1"));
        RiskSeed anew = seed("u1", 0.25);

        store().put(anew);

        assertThat(store().history(user("u1"))).containsExactly(anew);
    }
}
