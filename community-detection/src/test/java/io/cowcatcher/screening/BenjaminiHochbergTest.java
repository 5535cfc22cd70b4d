package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

    @Test
    void adjust_workedExample_isThePublishedValues() {
        double[] adjusted = BenjaminiHochberg.adjust(new double[] {.001, .008, .039, .041, .042, .06, .074, .205});

        assertThat(adjusted)
                .containsExactly(new double[] {.008, .032, .0672, .0672, .0672, .08, .592 / 7, .205}, within(1e-12));
        assertThat(Arrays.stream(adjusted).filter(q -> q <= .05).count()).isEqualTo(2);
    }

    @Test
    void adjust_nothing_isNothing() {
        assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
    }

    @Property(tries = 300)
    void adjust_anyPValues_rejectsWhatTheStepUpProcedureRejects(
            @ForAll @Size(max = 30) List<@DoubleRange(min = 0, max = 1) @Scale(9) Double> drawn,
            @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(9) double level) {
        double[] pValues = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double[] adjusted = BenjaminiHochberg.adjust(pValues);

        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        double threshold = -1;
        for (int rank = 1; rank <= sorted.length; rank++) {
            if (sorted[rank - 1] * sorted.length / rank <= level) {
                threshold = sorted[rank - 1];
            }
        }
        for (int i = 0; i < pValues.length; i++) {
            assertThat(adjusted[i] <= level).isEqualTo(pValues[i] <= threshold);
            assertThat(adjusted[i]).isBetween(pValues[i], 1.0);
        }
    }

    @Property(tries = 100)
    void adjust_reversed_isTheSameReversed(
            @ForAll @Size(max = 20) List<@DoubleRange(min = 0, max = 1) @Scale(9) Double> drawn) {
        double[] pValues = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double[] reversed = reversed(pValues);

        assertThat(reversed(BenjaminiHochberg.adjust(reversed))).isEqualTo(BenjaminiHochberg.adjust(pValues));
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }
}
