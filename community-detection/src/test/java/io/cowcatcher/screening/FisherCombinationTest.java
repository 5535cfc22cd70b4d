package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class FisherCombinationTest {

    @Test
    void of_workedExample_isThePublishedValue() {
        double p = FisherCombination.of(.01, .2, .5, .03, .8);

        assertThat(p).isCloseTo(1.925607504525e-2, within(1e-12));
        assertThat(Math.max(.004, p)).as("intercept with p_deal = .004").isEqualTo(p);
    }

    @Test
    void of_one_staysAsItIs() {
        assertThat(FisherCombination.of(.03)).isCloseTo(.03, within(1e-15));
    }

    @Test
    void of_none_isOne() {
        assertThat(FisherCombination.of()).isEqualTo(1);
    }

    @Test
    void of_tinyP_countsForNoLessThanTheFloor() {
        assertThat(FisherCombination.of(1e-300)).isCloseTo(1e-8, within(1e-20));
        assertThat(FisherCombination.of(1e-300, 0)).isEqualTo(FisherCombination.of(1e-8, 1e-8));
    }

    @Property(tries = 200)
    void of_anyPValues_isTheTailOfChiSquared(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 1e-8, max = 1) @Scale(9) Double> drawn) {
        double[] pValues = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double x = 0;
        for (double p : pValues) {
            x -= 2 * Math.log(p);
        }
        double tail = 1 - new ChiSquaredDistribution(2.0 * pValues.length).cumulativeProbability(x);

        assertThat(FisherCombination.of(pValues)).isCloseTo(tail, within(1e-9));
    }

    /** The second has nothing to say: T = p1, and 1 + ln(1/p1) would be what Fisher's combination charges. */
    @Test
    void firstOrBoth_silentSecond_costsLessThanAFactorOfTwo() {
        double first = .01;
        // w (1 - ln w) = .01 at w = .0013092...
        double product = .00130918;
        assertThat(product * (1 - Math.log(product))).isCloseTo(first, within(1e-7));

        assertThat(FisherCombination.firstOrBoth(first, 1))
                .isCloseTo(first + product * Math.log(100), within(1e-7))
                .isLessThan(2 * first)
                .isLessThan(FisherCombination.of(first, 1));
        assertThat(FisherCombination.firstOrBoth(1, 1)).isEqualTo(1);
        assertThat(FisherCombination.firstOrBoth(0, 0)).isPositive().isLessThanOrEqualTo(2e-12);
    }

    @Test
    void firstOrBoth_independentUniforms_isUniform() {
        SplittableRandom random = new SplittableRandom(7);
        double[] combined = random.doubles(20_000)
                .map(first -> FisherCombination.firstOrBoth(first, random.nextDouble()))
                .toArray();

        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(), combined))
                .isGreaterThan(.01);
    }

    @Property(tries = 500)
    void firstOrBoth_lessOfEither_isNeverMore(
            @ForAll @DoubleRange(min = 1e-12, max = 1) @Scale(13) double first,
            @ForAll @DoubleRange(min = 1e-12, max = 1) @Scale(13) double second,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        double p = FisherCombination.firstOrBoth(first, second);

        assertThat(p).isBetween(0.0, 1.0);
        assertThat(FisherCombination.firstOrBoth(share * first, second)).isLessThanOrEqualTo(p * (1 + 1e-12));
        assertThat(FisherCombination.firstOrBoth(first, share * second)).isLessThanOrEqualTo(p * (1 + 1e-12));
    }
}
