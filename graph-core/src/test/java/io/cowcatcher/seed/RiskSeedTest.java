package io.cowcatcher.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RiskSeedTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final SeedSubject USER = SeedSubject.user("u1");

    @Test
    void strengthAt_derivedSeed_halvesWithEachHalfLifeWhateverTheScore() {
        for (double score : new double[] {0, 0.8}) {
            RiskSeed seed = RiskSeed.of(USER, score, SeedOrigin.LONG_STANDING_ACCOUNT, NOW);
            assertThat(seed.strengthAt(NOW.plus(Duration.ofDays(180)))).isCloseTo(0.25, within(1e-12));
            assertThat(seed.scoreAt(NOW.plus(Duration.ofDays(180)))).isCloseTo(score / 4, within(1e-12));
            assertThat(seed.strengthAt(NOW.minusSeconds(1))).isEqualTo(1);
        }
    }

    @Test
    void analystsWord_doesNotFade() {
        RiskSeed confirmed = RiskSeed.confirmed(USER, NOW);
        RiskSeed released = RiskSeed.released(USER, NOW);

        assertThat(confirmed.score()).isEqualTo(1);
        assertThat(released.score()).isZero();
        assertThat(released.origin()).isEqualTo(SeedOrigin.ANALYST);
        assertThat(released.strengthAt(NOW.plus(Duration.ofDays(9_000)))).isEqualTo(1);
    }
}
