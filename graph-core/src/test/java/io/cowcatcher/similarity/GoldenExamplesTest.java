package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Resemblance.Closeness;
import io.cowcatcher.similarity.Resemblance.Normaliser;
import io.cowcatcher.similarity.Resemblance.Rarity;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples worked out by hand, to 1e-9. */
class GoldenExamplesTest {
    private static final Offset<Double> EXACT = within(1e-9);

    /** Six users of thirteen purchases, one of them within the gap of no other. */
    private static final TinyLog SIX_USERS = TinyLog.of("u1: a@10 b@30 c@1500; u2: a@15 b@200 c@1520;"
            + " u3: a@700 d@40; u4: a@1600 c@1505; u5: b@35; u6: a@12 d@1441");

    private final PurchaseIndex index = SIX_USERS.index();

    private int user(String name) {
        return index.log().ids(PurchaseField.USER).code(name);
    }

    private PairExplanation explain(String a, String b, Resemblance resemblance) {
        PurchaseSimilarity options = PurchaseSimilarity.defaults().weightedBy(resemblance);
        return PairExplainer.of(index, options, RunControl.inline()).explain(user(a), user(b));
    }

    private static Resemblance unit(Normaliser normaliser) {
        return Resemblance.defaults()
                .withRarity(Rarity.UNIT)
                .withNormaliser(normaliser)
                .withShrinkage(0)
                .withMixtures(Mixtures.always(new Mixtures.Mixture(1, 0, 0, 1)));
    }

    private static Resemblance timed(double shrinkage) {
        return Resemblance.defaults()
                .withShrinkage(shrinkage)
                .withMixtures(Mixtures.always(new Mixtures.Mixture(0.2, 0.8, 0, 1.0 / 6)));
    }

    @ParameterizedTest
    @CsvSource({
        "9, .666666667",
        "99, .333333333",
        "499, .100343332",
        "999, 0",
        "3, .799313336",
        "12, .628685549",
        "200, .232267981",
    })
    void rarity_usersOfAnItemOrAddress_isOneLessTheShareOfLogarithms(int users, double expected) {
        assertThat(DeliveryPoints.rarity(users, 999)).isCloseTo(expected, EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "1, .039080264444, 3.261614182",
        "2, .039080264444, 7.203433563",
        "3, .039080264444, 11.547454024",
        "5, .039080264444, 21.030731871",
        "3, .049261208538, 10.860514809",
        "40, .5, 138.534260469",
    })
    void surprise_countAboveTheMean_isMinusLogOfTheTail(int count, double mean, double expected) {
        assertThat(PoissonTail.surprise(count, mean)).isCloseTo(expected, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"1, .309265669", "2, .053693967", "3, .006413202", "4, .000581908"})
    void surprise_smallCounts_isTheTailOfThePoissonDistribution(int count, double tail) {
        assertThat(Math.exp(-PoissonTail.surprise(count, 0.37))).isCloseTo(tail, EXACT);
    }

    @Test
    void stratified_threeScales_takesTheLargestAndPaysForLooking() {
        double z = SurpriseScore.stratified(new int[] {1, 2, 3}, new double[] {.002, .015, .12});

        assertThat(z).isCloseTo(8.003938793, EXACT);
    }

    @Test
    void index_sixUsers_countsWhatTheDefinitionsCount() {
        assertThat(index.population()).isEqualTo(6);
        assertThat(index.size()).isEqualTo(13);
        assertThat(index.soldItems()).isEqualTo(4);
        assertThat(index.dayCount()).isEqualTo(2);
        assertThat(index.itemsOfUser(user("u1"))).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "u1, u2, 3, 1, 1, .791454511, .059844681, .412679234, .372630978",
        "u1, u4, 1, .408248290, .25, .577310414, .033315009, 0, .011020643",
        "u2, u4, 1, .408248290, .25, .558541159, .032231886, 0, .011020643",
        "u1, u6, 1, .408248290, .25, .135599737, .009171198, 0, 0",
    })
    void explain_sixUsers_agreesWithTheWorkedExample(ArgumentsAccessor row) {
        String a = row.getString(0);
        String b = row.getString(1);

        PairExplanation cosine = explain(a, b, unit(Normaliser.COSINE));
        PairExplanation jaccard = explain(a, b, unit(Normaliser.JACCARD));
        PairExplanation timed = explain(a, b, timed(0));
        PairExplanation shrunk = explain(a, b, timed(8));

        assertThat(cosine.shared()).hasSize(row.getInteger(2));
        assertThat(cosine.resemblance()).isCloseTo(row.getDouble(3), EXACT);
        assertThat(jaccard.resemblance()).isCloseTo(row.getDouble(4), EXACT);
        assertThat(timed.resemblance()).isCloseTo(row.getDouble(5), EXACT);
        assertThat(shrunk.resemblance()).isCloseTo(row.getDouble(6), EXACT);
        assertThat(shrunk.flatSurprise()).isCloseTo(row.getDouble(7), EXACT);
        assertThat(shrunk.daySurprise()).isCloseTo(row.getDouble(8), EXACT);
    }

    @Test
    void explain_sixUsers_showsCountsAndExpectationsPerScale() {
        List<PairExplanation.Scale> scales = explain("u1", "u2", timed(8)).scales();

        assertThat(scales).extracting(PairExplanation.Scale::sharedItems).containsExactly(1, 2, 3);
        double[] flat = {.799408065032, 1.032031374231, 1.615384615385};
        double[] day = {.812372435696, 1.012372435696, 1.65};
        for (int i = 0; i < flat.length; i++) {
            assertThat(scales.get(i).flatExpectation()).isCloseTo(flat[i], EXACT);
            assertThat(scales.get(i).dayExpectation()).isCloseTo(day[i], EXACT);
        }
    }

    @Test
    void explain_stepWithinAnHour_isTheShareOfActionsMatched() {
        PurchaseSimilarity hour = PurchaseSimilarity.defaults()
                .within(java.time.Duration.ofHours(1))
                .weightedBy(unit(Normaliser.JACCARD));
        PairExplainer explainer = PairExplainer.of(index, hour, RunControl.inline());

        assertThat(explainer.explain(user("u1"), user("u2")).resemblance()).isCloseTo(.5, EXACT);
        for (String pair : List.of("u1 u4", "u2 u4", "u1 u6")) {
            String[] users = pair.split(" ", -1);
            assertThat(explainer.explain(user(users[0]), user(users[1])).resemblance())
                    .as(pair)
                    .isCloseTo(.25, EXACT);
        }
    }

    @Test
    void explain_gap_countsThePurchasesStrictlyBetween() {
        TinyLog log = TinyLog.of("a: x@0; b: x@60; c: x@10; d: x@20; e: x@30; f: x@59; g: x@60");
        PurchaseIndex events = log.index();
        Resemblance gap = Resemblance.defaults().withCloseness(Closeness.GAP).withRarity(Rarity.UNIT);
        PairExplainer explainer =
                PairExplainer.of(events, PurchaseSimilarity.defaults().weightedBy(gap), RunControl.inline());

        SharedPurchase shared = explainer.explain(0, 1).shared().get(0);

        assertThat(shared.parts().closeness()).isCloseTo(.670320046, EXACT);
    }
}
