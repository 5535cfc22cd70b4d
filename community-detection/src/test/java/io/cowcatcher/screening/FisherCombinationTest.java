package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
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
}
