package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.special.Gamma;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TailsTest {
    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void poissonBinomial_dealWindows_isThePublishedValue() {
        double[] shares = {.1, .2, .1, .3, .1, .2};

        assertThat(PoissonBinomial.upperTail(shares, 5)).isCloseTo(4.6e-4, EXACT);
    }

    @Test
    void poissonBinomial_rareIndicators_isThePublishedTails() {
        double[] chances = {.1, .05, .02, .2};

        assertThat(PoissonBinomial.upperTail(chances, 0)).isEqualTo(1);
        assertThat(PoissonBinomial.upperTail(chances, 1)).isCloseTo(.32968, EXACT);
        assertThat(PoissonBinomial.upperTail(chances, 2)).isCloseTo(.03866, EXACT);
        assertThat(PoissonBinomial.upperTail(chances, 3)).isCloseTo(.00164, EXACT);
        assertThat(PoissonBinomial.upperTail(chances, 4)).isCloseTo(.00002, EXACT);
        assertThat(PoissonBinomial.upperTail(chances, 5)).isZero();
    }

    @Property(tries = 200)
    void poissonBinomial_anyChances_isTheSumOverAllOutcomes(
            @ForAll @Size(max = 8) List<@DoubleRange(min = 0, max = 1) @Scale(9) Double> drawn,
            @ForAll @IntRange(min = 0, max = 9) int least) {
        double[] chances = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double expected = 0;
        for (int outcome = 0; outcome < 1 << chances.length; outcome++) {
            if (Integer.bitCount(outcome) >= least) {
                double chance = 1;
                for (int i = 0; i < chances.length; i++) {
                    chance *= (outcome >> i & 1) == 1 ? chances[i] : 1 - chances[i];
                }
                expected += chance;
            }
        }

        assertThat(PoissonBinomial.upperTail(chances, least)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void count_varianceNearTheMean_isPoisson() {
        double tail = 1 - new PoissonDistribution(2.5).cumulativeProbability(6);

        assertThat(CountTail.atLeast(7, 2.5, 2.6)).isCloseTo(tail, EXACT);
    }

    @Test
    void count_overdispersed_isTheSumOfTheNegativeBinomial() {
        double mean = 4;
        double variance = 10;
        double size = mean * mean / (variance - mean);
        double below = 0;
        for (int k = 0; k < 9; k++) {
            below += Math.exp(Gamma.logGamma(k + size)
                    - Gamma.logGamma(size)
                    - Gamma.logGamma(k + 1.0)
                    + size * Math.log(size / (size + mean))
                    + k * Math.log(mean / (size + mean)));
        }

        assertThat(CountTail.atLeast(9, mean, variance)).isCloseTo(1 - below, EXACT);
    }

    @Test
    void count_nothingObserved_isOne() {
        assertThat(CountTail.atLeast(0, 4, 10)).isEqualTo(1);
    }

    @Test
    void count_moreObserved_isNeverLikelier() {
        double[] tails = {1, 1};
        for (long observed = 1; observed < 5_000; observed += 37) {
            double[] next = {CountTail.atLeast(observed, 40, 40), CountTail.atLeast(observed, 40, 900)};
            assertThat(next[0]).isBetween(0.0, tails[0]);
            assertThat(next[1]).isBetween(0.0, tails[1]);
            tails = next;
        }
    }

    @Test
    void ringScore_workedExamples_areThePublishedValues() {
        FalseDiscoveryRate rate = FalseDiscoveryRate.of(.05);

        assertThat(RingScore.of(.05, rate)).isCloseTo(.5, EXACT);
        assertThat(RingScore.of(.001, rate)).isCloseTo(.697507342, EXACT);
        assertThat(RingScore.of(1, rate)).isZero();
        assertThat(RingScore.of(0, rate)).isLessThan(1);
    }

    @Test
    void finding_anyPValue_isKeptInRange() {
        double[] kept = Arrays.stream(new double[] {0, 1e-300, .5, 1.0000001})
                .map(p -> new Finding(p, 0, 0, 0).pValue())
                .toArray();

        assertThat(kept).containsExactly(1e-12, 1e-12, .5, 1);
    }

    @Test
    void falseDiscoveryRate_outOfRange_isRefused() {
        for (double level : new double[] {0, 1, -.1, Double.NaN}) {
            assertThatThrownBy(() -> FalseDiscoveryRate.of(level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("level must be above 0 and below 1");
        }
    }
}
