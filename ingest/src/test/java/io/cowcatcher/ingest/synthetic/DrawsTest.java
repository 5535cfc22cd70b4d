package io.cowcatcher.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int TRIALS = 50_000;

    private final Draws draws = Draws.of(11, Draws.Part.ORDINARY);

    private static double[] sorted(DoubleSupplier draw) {
        return IntStream.range(0, TRIALS)
                .mapToDouble(i -> draw.getAsDouble())
                .sorted()
                .toArray();
    }

    private static double mean(DoubleSupplier draw) {
        return Arrays.stream(sorted(draw)).average().orElseThrow();
    }

    @Test
    void exponential_manyTimes_hasItsMeanAndMedian() {
        double[] values = sorted(() -> draws.exponential(60));

        assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(60, within(1.5));
        assertThat(values[TRIALS / 2]).isCloseTo(60 * Math.log(2), within(1.0));
        assertThat(values[0]).isNotNegative();
    }

    @Test
    void logNormal_manyTimes_hasItsMedianAndShape() {
        double[] values = sorted(() -> draws.logNormal(180, 0.8));

        assertThat(values[TRIALS / 2]).isCloseTo(180, within(4.0));
        assertThat(Math.log(values[(int) (TRIALS * 0.8413)] / 180)).isCloseTo(0.8, within(0.02));
    }

    @Test
    void poisson_manyTimes_hasItsMean() {
        assertThat(mean(() -> draws.poisson(9))).isCloseTo(9, within(0.1));
        assertThat(mean(() -> draws.poisson(120))).isCloseTo(120, within(0.5));
        assertThat(draws.poisson(0)).isZero();
    }

    @Test
    void dealProneness_manyTimes_hasTheMeanOfItsBetaDistribution() {
        assertThat(mean(draws::dealProneness)).isCloseTo(0.6 / 3.6, within(0.005));
    }

    @Test
    void from_manyTimes_reachesBothEnds() {
        int[] values = IntStream.range(0, 1_000)
                .map(i -> draws.from(IntRange.of(3, 5)))
                .distinct()
                .sorted()
                .toArray();

        assertThat(values).containsExactly(3, 4, 5);
    }

    @Test
    void of_parts_haveDifferentStreams() {
        double[] first = Arrays.stream(Draws.Part.values())
                .mapToDouble(part -> Draws.of(1, part).uniform())
                .toArray();

        assertThat(first).doesNotHaveDuplicates();
    }

    @Test
    void shuffle_anyArray_isAPermutation() {
        int[] values = IntStream.range(0, 100).toArray();
        draws.shuffle(values);

        assertThat(values).isNotEqualTo(IntStream.range(0, 100).toArray());
        assertThat(Arrays.stream(values).sorted().toArray())
                .isEqualTo(IntStream.range(0, 100).toArray());
    }
}
