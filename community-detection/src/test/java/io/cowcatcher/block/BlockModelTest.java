package io.cowcatcher.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockModelTest {
    private static final Offset<Double> EXACT = within(1e-9);

    /** n = 5 users, k = 4 of them in a window of 20 purchases, each at a rate of .001, of 4,000 items. */
    @Test
    void joins_workedWindow_givesTheWindowScore() {
        double windowScore = BlockModel.joins(4, 5, 0.5)
                - 4 * Math.log(0.001 * 20)
                - model(1, 4_000, 0).windowCosts.of(0);

        assertThat(windowScore).isCloseTo(1.450832882, EXACT);
    }

    /** The user joined 4 of 6 such windows. */
    @Test
    void joins_workedUser_givesTheUserScoreAndMembership() {
        double userScore = -4 * Math.log(0.001 * 20) + BlockModel.joins(4, 6, 0.5);
        double threshold = model(1, 1, 20_000).memberCosts.of(0, 10);

        assertThat(userScore).isCloseTo(11.829007012, EXACT);
        assertThat(threshold).isCloseTo(8.600902460, EXACT);
        assertThat(1 / (1 + Math.exp(threshold - userScore))).isCloseTo(0.961878311, EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4, .5, .5", // below q: q itself
        "3, 4, .5, .75", // above q: the share seen
        "4, 4, .5, .95", // all of them: never certain
    })
    void joins_anyShare_usesTheLargerOfParticipationAndShareButNeverCertainty(
            int joined, int outOf, double participation, double joining) {
        assertThat(BlockModel.joins(joined, outOf, participation))
                .isCloseTo(joined * Math.log(joining) + (outOf - joined) * Math.log(1 - joining), EXACT);
    }

    @Test
    void logRate_userOfOneBusyDay_isHalfTheShareOfTheLogAndHalfThatOfTheDay() {
        long day3 = 3 * ShopLog.DAY;
        PurchaseIndex index = ShopLog.seeded(0)
                .add(ShopLog.line("a", "x", 0))
                .add(ShopLog.line("a", "y", 0))
                .add(ShopLog.line("b", "x", 0))
                .add(ShopLog.line("b", "x", day3))
                .add(ShopLog.line("c", "z", day3))
                .index();
        ActivityRates rates = new ActivityRates(index);

        assertThat(Math.exp(rates.logRate(0, 0))).isCloseTo(0.5 * 2 / 5 + 0.5 * 2 / 3, EXACT);
        assertThat(Math.exp(rates.logRate(0, 3))).isCloseTo(0.5 * 2 / 5, EXACT);
        assertThat(Math.exp(rates.logRate(2, 0))).isCloseTo(0.5 * 1 / 5, EXACT);
    }

    @Test
    void logRate_userWithoutPurchases_isHalfOfOnePurchase() {
        PurchaseIndex all = ShopLog.seeded(0)
                .add(ShopLog.line("a", "x", 0))
                .add(ShopLog.line("b", "x", 60))
                .add(ShopLog.line("b", "y", 90))
                .index();
        PurchaseIndex withoutA = all.where(event -> all.user(event) != 0);

        assertThat(Math.exp(new ActivityRates(withoutA).logRate(0, 0))).isCloseTo(0.5 / 2, EXACT);
    }

    private static BlockModel model(int users, int items, int population) {
        ShopLog log = ShopLog.seeded(0);
        for (int item = 0; item < items; item++) {
            log.add(ShopLog.line("u" + item % users, "i" + item, item));
        }
        return new BlockModel(log.index(IndexOptions.defaults().withPopulation(population)), BlockOptions.defaults());
    }
}
