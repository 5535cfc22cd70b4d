package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.report.Rates;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private static final Scoring TWO_RINGS = new Scoring(List.of(new int[] {1, 2, 3, 4}, new int[] {5, 6, 7, 8}));

    @Test
    void users_groupsThatOverlap_countOnce() {
        List<int[]> groups = List.of(new int[] {1, 2, 3}, new int[] {3, 4, 9});

        assertThat(TWO_RINGS.users(groups)).isEqualTo(new Rates(4, 5, 4, 8));
    }

    @Test
    void rings_jaccardOfAHalf_isFound() {
        assertThat(TWO_RINGS.rings(List.of(new int[] {1, 2}))).isEqualTo(new Rates(1, 1, 1, 2));
        assertThat(TWO_RINGS.rings(List.of(new int[] {1, 2, 9}))).isEqualTo(new Rates(0, 1, 0, 2));
    }

    @Test
    void rings_bothInOneGroup_isHalfAlikeToEach() {
        assertThat(TWO_RINGS.rings(List.of(new int[] {1, 2, 3, 4, 5, 6, 7, 8}))).isEqualTo(new Rates(1, 1, 2, 2));
    }

    @Test
    void nothing_reported_findsNothing() {
        assertThat(TWO_RINGS.users(List.of())).isEqualTo(new Rates(0, 0, 0, 8));
        assertThat(TWO_RINGS.rings(List.of())).isEqualTo(new Rates(0, 0, 0, 2));
    }
}
