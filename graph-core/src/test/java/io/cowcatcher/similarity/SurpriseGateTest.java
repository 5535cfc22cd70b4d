package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SurpriseGateTest {

    @Property
    void mayPass_anyCountAndExpectation_neverTurnsAwayWhoReachesTheScore(
            @ForAll @IntRange(min = 1, max = 400) int count,
            @ForAll @DoubleRange(min = -9, max = 3) double logExpectation,
            @ForAll @DoubleRange(min = 0, max = 40) double least,
            @ForAll @IntRange(min = 1, max = 4) int scales) {
        double expectation = Math.pow(10, logExpectation);
        boolean reaches = PoissonTail.surprise(count, expectation) - Math.log(scales) >= least;

        boolean mayPass = new SurpriseGate(least, scales).mayPass(count, expectation);

        assertThat(mayPass || !reaches).isTrue();
    }

    @Property
    void mayPass_wellBelowTheScore_turnsAway(
            @ForAll @IntRange(min = 1, max = 255) int count,
            @ForAll @DoubleRange(min = -9, max = 3) double logExpectation,
            @ForAll @DoubleRange(min = 0.1, max = 40) double least) {
        double expectation = Math.pow(10, logExpectation);
        boolean farBelow = PoissonTail.surprise(count, expectation) < least * (1 - 1e-6) - 1e-6;

        boolean mayPass = new SurpriseGate(least, 1).mayPass(count, expectation);

        assertThat(mayPass && farBelow).isFalse();
    }
}
