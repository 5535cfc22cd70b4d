package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.benchmarks.yardstick.ChanceRule.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a group of claimants is called a ring by. */
class ChanceRuleTest {
    @Test
    void fit_sharesOfTwoKinds_areTheirChances() {
        List<double[]> figures = new ArrayList<>();
        double[] shares = new double[2_000];
        for (int i = 0; i < shares.length; i++) {
            figures.add(new double[] {i % 2});
            shares[i] = i % 2 == 0 ? .2 : .9;
        }

        Logistic model = Logistic.fit(figures, shares);

        assertThat(model.chance(new double[] {0})).isCloseTo(.2, within(.01));
        assertThat(model.chance(new double[] {1})).isCloseTo(.9, within(.01));
    }

    @Test
    void isRing_largeGroupsOfHunters_areApartFromSmallOnes() {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            groups.add(new Group(i, 20, 20, 0));
            groups.add(new Group(i, 3, 0, 0));
        }

        ChanceRule rule = ChanceRule.of(groups, Group::size, 1_000);

        assertThat(rule.bestF1()).isEqualTo(1);
        assertThat(groups).allMatch(group -> rule.isRing(group) == (group.sybils() > 0));
    }

    @Test
    void isRing_noGroupsOrNoHunterToLearnFrom_isNever() {
        Group large = new Group(0, 20, 20, 0);

        ChanceRule none = ChanceRule.of(List.of(), Group::size, 7);
        ChanceRule honest = ChanceRule.of(List.of(new Group(0, 20, 0, 0), new Group(1, 3, 0, 0)), Group::size, 7);

        assertThat(none.bestF1()).isZero();
        assertThat(none.isRing(large)).isFalse();
        assertThat(honest.bestF1()).isZero();
        assertThat(honest.isRing(large)).isFalse();
    }

    @Test
    void surprise_accountsOfOneHour_isMoreThanThatOfChance() {
        FirstUses uses =
                new FirstUses(IntStream.range(0, 10_000).mapToLong(i -> i).toArray());
        SplittableRandom random = new SplittableRandom(3);
        double[] byChance = IntStream.range(0, 2_000)
                .mapToDouble(trial -> uses.surprise(random.ints(8, 0, 10_000)))
                .toArray();

        assertThat(uses.surprise(IntStream.range(500, 508))).isGreaterThan(20);
        assertThat(uses.surprise(IntStream.of(1, 2))).isZero();
        double share = IntStream.range(0, byChance.length)
                        .filter(i -> byChance[i] > Math.log(20))
                        .count()
                / (double) byChance.length;
        assertThat(share).isBetween(.03, .08);
    }
}
