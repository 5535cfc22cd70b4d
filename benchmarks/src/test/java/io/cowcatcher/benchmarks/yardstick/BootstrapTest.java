package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void of_sameValues_hasNoWidth() {
        assertThat(Bootstrap.of(0.25, 0.25, 0.25)).isEqualTo(new Bootstrap(0.25, 0.25, 0.25));
    }

    @Test
    void of_valuesWithoutSome_leavesThemOut() {
        assertThat(Bootstrap.of(Double.NaN, 0.5, Double.NaN)).isEqualTo(new Bootstrap(0.5, 0.5, 0.5));
        assertThat(Bootstrap.of(Double.NaN).mean()).isNaN();
        assertThat(Bootstrap.of().low()).isNaN();
    }

    @Test
    void of_twoValues_runsFromOneToTheOther() {
        Bootstrap mean = Bootstrap.of(0, 1);

        assertThat(mean.mean()).isEqualTo(0.5);
        assertThat(mean.low()).isZero();
        assertThat(mean.high()).isEqualTo(1);
    }

    /** The width of the interval of a mean is 2 · 1.96 standard errors. */
    @Test
    void of_manyNormalValues_isAsWideAsTheNormalTheorySays() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = random.doubles(400)
                .map(uniform -> Math.sqrt(12) * (uniform - 0.5))
                .toArray();

        Bootstrap mean = Bootstrap.of(values);

        assertThat(mean.high() - mean.low()).isCloseTo(2 * 1.96 / 20, within(0.02));
        assertThat(mean.mean()).isBetween(mean.low(), mean.high());
        assertThat(Bootstrap.of(values)).isEqualTo(mean);
    }
}
