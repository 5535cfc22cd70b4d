package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingFiguresTest {

    /** Ranked a, b | c, d (equal) | e: right are a, c, e. */
    @Test
    void of_equalScores_areTakenTogether() {
        RankingFigures figures = RankingFigures.of(
                Map.of("a", 4.0, "b", 3.0, "c", 2.0, "d", 2.0, "e", 1.0), Set.of("a", "c", "e"), 0.5, 0.55);

        assertThat(figures.precisionAtRecall()).isEqualTo(0.5);
        assertThat(figures.recallAtPrecision()).isEqualTo(1);
        assertThat(figures.averagePrecision()).isEqualTo((1 + 2 / 4.0 + 3 / 5.0) / 3, within(1e-12));
    }

    @Test
    void of_figureNeverReached_isZero() {
        RankingFigures figures = RankingFigures.of(Map.of("a", 1.0, "b", 1.0), Set.of("a", "x"), 0.9, 0.6);

        assertThat(figures.precisionAtRecall()).isZero();
        assertThat(figures.recallAtPrecision()).isZero();
    }
}
