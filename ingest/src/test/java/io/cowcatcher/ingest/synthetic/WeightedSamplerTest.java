package io.cowcatcher.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class WeightedSamplerTest {
    private static final double[] WEIGHTS = {5, 0, 1, 3, 1};
    private static final int TRIALS = 40_000;

    private final Draws draws = Draws.of(3, Draws.Part.CATALOGUE);

    @Test
    void pick_manyTimes_followsTheWeights() {
        double[] counts = new double[WEIGHTS.length];
        WeightedSampler sampler = WeightedSampler.of(WEIGHTS);
        for (int i = 0; i < TRIALS; i++) {
            counts[sampler.pick(draws)]++;
        }

        assertThat(counts[1]).isZero();
        for (int i = 0; i < counts.length; i++) {
            assertThat(counts[i] / TRIALS).isCloseTo(WEIGHTS[i] / 10, within(0.01));
        }
    }

    @Test
    void pick_insideARange_staysInsideIt() {
        WeightedSampler sampler = WeightedSampler.of(WEIGHTS);
        double[] counts = new double[WEIGHTS.length];
        for (int i = 0; i < TRIALS; i++) {
            counts[sampler.pick(draws, 2, 4)]++;
        }

        assertThat(counts[2] / TRIALS).isCloseTo(0.25, within(0.01));
        assertThat(counts[3] / TRIALS).isCloseTo(0.75, within(0.01));
    }

    /** The chance to be among two drawn one after another: drawn first, or second behind any other. */
    private static double inclusion(double[] weights, int index) {
        double total = Arrays.stream(weights).sum();
        double chance = weights[index] / total;
        for (int first = 0; first < weights.length; first++) {
            if (first != index) {
                chance += weights[first] / total * weights[index] / (total - weights[first]);
            }
        }
        return chance;
    }

    @Test
    void distinct_manyTimes_followsSuccessiveDraws() {
        WeightedSampler sampler = WeightedSampler.of(WEIGHTS);
        double[] counts = new double[WEIGHTS.length];
        for (int i = 0; i < TRIALS; i++) {
            for (int index : sampler.distinct(2, draws)) {
                counts[index]++;
            }
        }

        for (int i = 0; i < counts.length; i++) {
            assertThat(counts[i] / TRIALS).isCloseTo(inclusion(WEIGHTS, i), within(0.015));
        }
    }

    @Test
    void distinct_whereRejectionWastesItsDraws_keepsTheDistribution() {
        // The heavy index is not eligible, so that nearly every draw is wasted and keys must find the rest.
        double[] weights = {1e9, 5, 0, 1, 3, 1};
        WeightedSampler sampler = WeightedSampler.of(weights);
        IntPredicate eligible = index -> index > 0;
        double[] counts = new double[weights.length];
        for (int i = 0; i < TRIALS; i++) {
            for (int index : sampler.distinct(2, draws, eligible)) {
                counts[index]++;
            }
        }

        assertThat(counts[0]).isZero();
        for (int i = 1; i < counts.length; i++) {
            assertThat(counts[i] / TRIALS).isCloseTo(inclusion(WEIGHTS, i - 1), within(0.015));
        }
    }
}
