package io.cowcatcher.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** One p-value of those of all entities of a group. */
class StrangerTestTest {
    private static final int TRIALS = 20_000;

    @Test
    void simes_knownValues_isTheLeastByRank() {
        assertThat(StrangerTest.simes(List.of())).isEqualTo(1);
        assertThat(StrangerTest.simes(List.of(.3))).isEqualTo(.3);
        assertThat(StrangerTest.simes(List.of(.9, .01, .02))).isCloseTo(.03, within(1e-15)); // 3 * .01 and 3 / 2 * .02
        assertThat(StrangerTest.simes(List.of(1.0, 1.0, 1.0))).isEqualTo(1);
    }

    @Property
    void simes_oneTellingAsMuchAsAnother_countsAsOne(
            @ForAll @DoubleRange(min = 0, max = 1) double tail, @ForAll @IntRange(min = 1, max = 30) int entities) {
        assertThat(StrangerTest.simes(Collections.nCopies(entities, tail))).isCloseTo(tail, within(1e-15));
    }

    @Property
    void simes_anyTails_isBetweenTheLeastAndBonferroni(
            @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 1) Double> tails) {
        double least = Collections.min(tails);

        assertThat(StrangerTest.simes(tails)).isBetween(least, Math.min(1, tails.size() * least));
    }

    /** Geometric tails are never below their level too often, as Pr(t up to a) is at most a. */
    @Test
    void simes_tailsOfHonestEntities_areNotTooSmall() {
        SplittableRandom random = new SplittableRandom(11);
        double rate = .05;
        double[] combined = DoubleStream.generate(() -> StrangerTest.simes(random.doubles(6)
                        .map(uniform -> Math.pow(rate, Math.floor(Math.log(1 - uniform) / Math.log(rate))))
                        .boxed()
                        .toList()))
                .limit(TRIALS)
                .toArray();

        for (double level : new double[] {.05, .01, .001}) {
            double share = DoubleStream.of(combined).filter(p -> p <= level).count() / (double) TRIALS;
            assertThat(share).isLessThanOrEqualTo(level + 3 * Math.sqrt(level / TRIALS));
        }
    }
}
