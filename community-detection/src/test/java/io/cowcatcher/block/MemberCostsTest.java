package io.cowcatcher.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MemberCostsTest {
    private static final Offset<Double> EXACT = within(1e-9);

    /** Users u0, u1, ... who bought so many different items each. */
    private static ShopLog shop(int... purchases) {
        ShopLog log = ShopLog.seeded(0);
        for (int user = 0; user < purchases.length; user++) {
            for (int i = 0; i < purchases[user]; i++) {
                log.add(ShopLog.line("u" + user, "i" + i, 60L * i + user));
            }
        }
        return log;
    }

    @Test
    void of_uniform_isTheSameForAll() {
        PurchaseIndex index = shop(1, 3).index(IndexOptions.defaults().withPopulation(500));
        MemberCosts costs = MemberCosts.of(index, MemberPrior.UNIFORM);

        assertThat(costs.of(0, 10)).isCloseTo(Math.log(50) + 1, EXACT);
        assertThat(costs.of(1, 10)).isCloseTo(Math.log(50) + 1, EXACT);
    }

    @Test
    void of_activity_isHalfByPurchasesAndHalfAlikeAmongBuyers() {
        PurchaseIndex index = shop(1, 3, 4).index(IndexOptions.defaults().withPopulation(500));
        MemberCosts costs = MemberCosts.of(index, MemberPrior.ACTIVITY);

        assertThat(costs.of(0, 2)).isCloseTo(1 - Math.log(2 * (0.5 / 8 + 0.5 / 3)), EXACT);
        assertThat(costs.of(2, 2)).isCloseTo(1 - Math.log(2 * (2.0 / 8 + 0.5 / 3)), EXACT);
    }

    /** Kraft's inequality: what is spent on all sets of a size comes to less than 1. */
    @Property(tries = 100)
    void of_allSetsOfASize_areACode(
            @ForAll @Size(min = 4, max = 10) int[] seeds, @ForAll @IntRange(min = 1, max = 4) int size) {
        PurchaseIndex index = shop(IntStream.of(seeds)
                        .map(seed -> 1 + Math.floorMod(seed, 9))
                        .toArray())
                .index();
        for (MemberPrior prior : MemberPrior.values()) {
            MemberCosts costs = MemberCosts.of(index, prior);
            double spent = IntStream.range(0, 1 << seeds.length)
                    .filter(set -> Integer.bitCount(set) == size)
                    .mapToDouble(set -> IntStream.range(0, seeds.length)
                            .filter(user -> (set >> user & 1) == 1)
                            .mapToDouble(user -> Math.exp(-costs.of(user, size)))
                            .reduce(1, (a, b) -> a * b))
                    .sum();
            assertThat(spent).isPositive().isLessThan(1);
        }
    }
}
