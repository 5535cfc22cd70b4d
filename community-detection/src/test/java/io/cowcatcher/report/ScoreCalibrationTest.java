package io.cowcatcher.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.report.ScoreCalibration.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScoreCalibrationTest {
    private final Map<String, Double> scores = new HashMap<>();
    private final Set<String> positive = new HashSet<>();

    private void user(String id, double score, boolean isPositive) {
        scores.put(id, score);
        if (isPositive) {
            positive.add(id);
        }
    }

    @Test
    void of_scoresThatRankWrongly_poolsThem() {
        user("a", 0.1, false);
        user("b", 0.2, true);
        user("c", 0.3, false);
        user("d", 0.4, true);
        user("e", 0.4, true);
        user("f", 0.9, true);

        ScoreCalibration calibration = ScoreCalibration.of(scores, positive);

        assertThat(calibration.steps())
                .containsExactly(new Step(0.1, 0, 1), new Step(0.2, 0.5, 2), new Step(0.4, 1, 3));
        assertThat(calibration.probability(0)).isZero();
        assertThat(calibration.probability(0.25)).isEqualTo(0.5);
        assertThat(calibration.probability(0.4)).isEqualTo(1);
        assertThat(calibration.probability(1)).isEqualTo(1);
    }

    /** The definition: for every user the largest of the least means of all stretches of scores around it. */
    @Property(tries = 200)
    void of_anyLabels_isTheMinimaxOfMeans(@ForAll Random random) {
        scores.clear();
        positive.clear();
        int levels = 1 + random.nextInt(8);
        int[] users = new int[levels];
        int[] right = new int[levels];
        for (int i = random.nextInt(30); i >= 0; i--) {
            int level = random.nextInt(levels);
            boolean isPositive = random.nextInt(levels) <= level;
            user("u" + i, level / 10.0, isPositive);
            users[level]++;
            right[level] += isPositive ? 1 : 0;
        }

        ScoreCalibration calibration = ScoreCalibration.of(scores, positive);

        for (int level = 0; level < levels; level++) {
            if (users[level] > 0) {
                assertThat(calibration.probability(level / 10.0))
                        .isCloseTo(minimax(users, right, level), within(1e-12));
            }
        }
    }

    private static double minimax(int[] users, int[] right, int level) {
        double largest = 0;
        for (int from = 0; from <= level; from++) {
            double least = 1;
            for (int to = level; to < users.length; to++) {
                int all = 0;
                int positives = 0;
                for (int i = from; i <= to; i++) {
                    all += users[i];
                    positives += right[i];
                }
                least = Math.min(least, (double) positives / all);
            }
            largest = Math.max(largest, least);
        }
        return largest;
    }

    /** Scores that are probabilities are left as they are; halved ones are put right. */
    @Test
    void crossFittedBrier_scoresOfTheWrongScale_isThatOfTheRightOne() {
        SplittableRandom random = new SplittableRandom(11);
        Map<String, Double> halved = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            double probability = random.nextInt(21) / 20.0;
            user("u" + i, probability, random.nextDouble() < probability);
            halved.put("u" + i, probability / 2);
        }

        double right = ScoreCalibration.brier(scores, positive);
        assertThat(ScoreCalibration.crossFittedBrier(scores, positive)).isCloseTo(right, within(0.001));
        assertThat(ScoreCalibration.crossFittedBrier(halved, positive)).isCloseTo(right, within(0.001));
        assertThat(ScoreCalibration.brier(halved, positive)).isGreaterThan(right + 0.05);
        assertThat(ScoreCalibration.of(halved, positive).probability(0.25)).isCloseTo(0.5, within(0.05));
    }

    @Test
    void of_nobodyLabelled_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreCalibration.of(Map.of(), Set.of()))
                .withMessageContaining("label some users");
        assertThat(ScoreCalibration.crossFittedBrier(Map.of("u", 1.0), Set.of()))
                .isNaN();
    }

    @Test
    void steps_thatFall_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreCalibration(List.of(new Step(0, 0.5, 1), new Step(0.5, 0.4, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreCalibration(List.of(new Step(0.5, 0.1, 1), new Step(0.5, 0.4, 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Step(0, 1.5, 1));
    }
}
