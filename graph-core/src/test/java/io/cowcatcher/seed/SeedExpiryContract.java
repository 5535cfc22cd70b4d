package io.cowcatcher.seed;

import static io.cowcatcher.seed.RiskSeedStoreContract.START;
import static io.cowcatcher.seed.RiskSeedStoreContract.seed;
import static io.cowcatcher.seed.RiskSeedStoreContract.user;
import static io.cowcatcher.seed.RiskSeedStoreContract.users;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seeds that have expired are not there. */
interface SeedExpiryContract extends OpenedStore {
    @Test
    default void expiredSeed_isReturnedByNoMethod() {
        RiskSeed mortal = seed("mortal", 0.5).expiringAt(START.plusSeconds(10));
        RiskSeed lasting = seed("lasting", 0.5);
        store().putAll(List.of(mortal, lasting));

        clock().advance(Duration.ofSeconds(10).minusMillis(1));
        assertThat(store().get(user("mortal"))).contains(mortal);
        assertThat(store().count()).isEqualTo(2);

        clock().advance(Duration.ofMillis(1));
        assertThat(store().get(user("mortal"))).isEmpty();
        assertThat(store().history(user("mortal"))).isEmpty();
        assertThat(store().count()).isOne();
        assertThat(users(store().bySubject(SeedPage.first(10)))).containsExactly("lasting");
        assertThat(users(store().byScore(0, 1, SeedPage.first(10)))).containsExactly("lasting");
        assertThat(users(store().bySetTime(Instant.MIN, Instant.MAX, SeedPage.first(10))))
                .containsExactly("lasting");
        assertThat(store().purgeExpired()).isOne();
        assertThat(store().purgeExpired()).isZero();
        assertThat(store().count()).isOne();
    }

    @Test
    default void expiredCurrentSeed_doesNotBringAnOlderOneBack() {
        store().put(seed("u1", 0.5));
        store().put(seed("u1", 0.75, START.plusSeconds(1)).expiringAt(START.plusSeconds(10)));

        clock().advance(Duration.ofSeconds(10));

        assertThat(store().get(user("u1"))).isEmpty();
        assertThat(store().purgeExpired()).isOne();
        assertThat(store().history(user("u1"))).isEmpty();
    }

    @Test
    default void expiredOlderSeed_leavesHistoryAlone() {
        RiskSeed lasting = seed("u1", 0.75, START.plusSeconds(1));
        store().put(seed("u1", 0.5).expiringAt(START.plusSeconds(10)));
        store().put(lasting);

        clock().advance(Duration.ofSeconds(10));

        assertThat(store().history(user("u1"))).containsExactly(lasting);
        assertThat(store().count()).isOne();
        assertThat(store().purgeExpired()).isZero();
        assertThat(store().history(user("u1"))).containsExactly(lasting);
    }

    @Test
    default void put_alreadyExpired_isNotStored() {
        clock().advance(Duration.ofDays(1));

        store().put(seed("u1", 0.5).expiringAt(START.plusSeconds(10)));

        assertThat(store().get(user("u1"))).isEmpty();
        assertThat(store().purgeExpired()).isZero();
    }

    @Test
    default void put_afterExpiry_startsAnew() {
        store().put(seed("u1", 0.5).expiringAt(START.plusSeconds(10)));
        clock().advance(Duration.ofDays(1));
        RiskSeed anew = seed("u1", 0.75, clock().instant());

        store().put(anew);

        assertThat(store().history(user("u1"))).containsExactly(anew);
    }
}
