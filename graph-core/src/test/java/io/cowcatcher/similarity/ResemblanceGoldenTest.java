package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Resemblance.Closeness;
import io.cowcatcher.similarity.Resemblance.Normaliser;
import io.cowcatcher.similarity.Resemblance.Rarity;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples of R with addresses, promotions and every option, to 1e-9; the shop has 999 users. */
class ResemblanceGoldenTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final int LATER = 43_200;

    private final PurchaseLogBuilder log = PurchaseLog.builder();
    private int others;

    private static Purchase.Builder order(String user, String item, int minute) {
        return Purchase.by(user).of(item).at(TinyLog.START.plusSeconds(60L * minute));
    }

    private void buy(String user, String item, int minute) {
        log.add(order(user, item, minute).build());
    }

    /** Lets so many others buy an item, a month later. */
    private void othersBuy(int count, String item) {
        for (int i = 0; i < count; i++) {
            buy("other" + i, item, LATER);
        }
    }

    /** Lets so many others ship to a place. */
    private void othersShip(int count, PurchaseField field, String place) {
        for (int i = 0; i < count; i++) {
            log.add(order("neighbour" + others++, "own", LATER)
                    .with(field, place)
                    .build());
        }
    }

    private PurchaseIndex index() {
        return PurchaseIndex.of(log.build(), IndexOptions.defaults().withPopulation(999));
    }

    private static PairExplanation explain(PurchaseIndex index, Resemblance resemblance) {
        var users = index.log().ids(PurchaseField.USER);
        return PairExplainer.of(index, PurchaseSimilarity.defaults().weightedBy(resemblance), RunControl.inline())
                .explain(users.code("A"), users.code("B"));
    }

    private static Resemblance weights(double base, double purchase, double receive) {
        return Resemblance.defaults()
                .withMixtures(Mixtures.always(new Mixtures.Mixture(base, purchase, receive, 1.0 / 6)));
    }

    /** A buys a, b, c and h, B buys a, b and h: 10, 300 and 2,000 minutes apart. */
    private PurchaseIndex fourItems() {
        for (String item : List.of("a", "b", "c", "h")) {
            buy("A", item, 0);
        }
        buy("B", "a", 10);
        buy("B", "b", 300);
        buy("B", "h", 2_000);
        othersBuy(7, "a");
        othersBuy(97, "b");
        othersBuy(498, "c");
        othersBuy(997, "h");
        return index();
    }

    @ParameterizedTest
    @CsvSource({
        "COSINE, .703050471, .081498824",
        "JACCARD, .670227735, .081038769",
        "MINIMUM, .737480619, .081942291",
        "DICE, .702248, .081488",
        "NONE, .737480619, .081942291",
    })
    void explain_fourItems_agreesWithTheWorkedExample(Normaliser normaliser, double unshrunk, double shrunk) {
        PurchaseIndex index = fourItems();
        Resemblance resemblance = weights(.2, .5, .3).withNormaliser(normaliser);

        PairExplanation plain = explain(index, resemblance.withShrinkage(0));
        PairExplanation heavy = explain(index, resemblance.withShrinkage(8));

        assertThat(plain.shared()).hasSize(2);
        assertThat(plain.shared().get(0).parts().closeness()).isCloseTo(.959189457, EXACT);
        assertThat(plain.shared().get(1).parts().closeness()).isCloseTo(.286504797, EXACT);
        // The example has V = .85 on item a, more than any address of 999 users gives: R is linear in V.
        double withoutAddress = .737480619 - .3 * .85 * 2 / 3;
        Offset<Double> digits = normaliser == Normaliser.DICE ? within(1e-6) : EXACT;
        assertThat(plain.resemblance()).isCloseTo(unshrunk * withoutAddress / .737480619, digits);
        assertThat(heavy.resemblance()).isCloseTo(shrunk * withoutAddress / .737480619, digits);
    }

    @ParameterizedTest
    @CsvSource({"COSINE, .577350269", "JACCARD, .4", "MINIMUM, .666666667", "NONE, 2"})
    void explain_everyItemWorthTheSame_isTheTextbookMeasure(Normaliser normaliser, double expected) {
        Resemblance textbook = weights(1, 0, 0)
                .withRarity(Rarity.UNIT)
                .withNormaliser(normaliser)
                .withShrinkage(0);

        assertThat(explain(fourItems(), textbook).resemblance()).isCloseTo(expected, EXACT);
    }

    @Test
    void explain_step_is1UpToTauAnd0Beyond() {
        PairExplanation step = explain(fourItems(), weights(.2, .8, 0).withCloseness(Closeness.STEP));

        assertThat(step.shared())
                .extracting(match -> match.parts().closeness())
                .as("10 and 300 minutes, tau = 240")
                .containsExactly(1.0, 0.0);
    }

    @Test
    void explain_local_countsThePurchasesAsCloseAsTheseTwo() {
        buy("A", "x", 100);
        buy("B", "x", 110);
        for (int minute : new int[] {89, 90, 105, 120, 121}) {
            buy("at" + minute, "x", minute);
        }
        buy("A", "y", 0);
        buy("B", "y", 0);

        PairExplanation local = explain(index(), weights(.2, .8, 0).withRarity(Rarity.LOCAL));

        assertThat(local.shared().get(0).rarity())
                .as("from 90 to 120: five of seven")
                .isCloseTo(1 - Math.log(6) / Math.log(1_000), EXACT);
        assertThat(local.shared().get(1).rarity())
                .as("at least two")
                .isCloseTo(1 - Math.log(3) / Math.log(1_000), EXACT);
    }

    /**
     * A and B each order one thing to these places; of all users 3 ship to the unit, 12 to the building, 200 to the
     * zone.
     */
    private double nearness(String unitOfB, String buildingOfB, String zoneOfB, Flag pickup) {
        log.add(order("A", "x", 0)
                .with(PurchaseField.ADDRESS, "unit")
                .with(PurchaseField.BUILDING, "building")
                .with(PurchaseField.ZONE, "zone")
                .pickupPoint(pickup)
                .build());
        log.add(order("B", "x", 0)
                .with(PurchaseField.ADDRESS, unitOfB)
                .with(PurchaseField.BUILDING, buildingOfB)
                .with(PurchaseField.ZONE, zoneOfB)
                .build());
        othersShip(unitOfB.equals("unit") ? 1 : 2, PurchaseField.ADDRESS, "unit");
        othersShip(buildingOfB.equals("building") ? 10 : 11, PurchaseField.BUILDING, "building");
        othersShip(198, PurchaseField.ZONE, "zone");
        return nearness();
    }

    private double nearness() {
        return explain(index(), Resemblance.defaults()).shared().get(0).parts().nearness();
    }

    @Test
    void nearness_sameUnitBuildingOrZone_fallsWithTheNumberOfUsersThere() {
        assertThat(nearness("unit", "building", "zone", Flag.UNKNOWN)).isCloseTo(.799313336, EXACT);
        assertThat(nearness("unit 2", "building", "zone", Flag.UNKNOWN)).isCloseTo(.534382717, EXACT);
        assertThat(nearness("unit 2", "building 2", "zone", Flag.UNKNOWN)).isCloseTo(.069680394, EXACT);
        assertThat(nearness("unit 2", "building 2", "zone 2", Flag.UNKNOWN)).isZero();
    }

    @Test
    void nearness_pickupPointOrBuildingOfMany_isWeakAtMost() {
        assertThat(nearness("unit", "building", "zone", Flag.YES)).isCloseTo(.3 * .628685549, EXACT);

        othersShip(58, PurchaseField.BUILDING, "tower");
        for (String user : List.of("A", "B")) {
            log.add(order(user, "x", 0)
                    .with(PurchaseField.ADDRESS, "tower 1")
                    .with(PurchaseField.BUILDING, "tower")
                    .build());
        }
        assertThat(nearness()).as("60 users").isCloseTo(.121467016, EXACT);
    }

    @Test
    void nearness_sameRecipient_countsAsTheSameUnit() {
        othersShip(1, PurchaseField.PHONE, "+1 555");
        log.add(order("A", "x", 0).with(PurchaseField.PHONE, "+1 555").build());
        log.add(order("B", "x", 0).with(PurchaseField.PHONE, "+1 555").build());

        assertThat(nearness()).isCloseTo(.799313336, EXACT);
    }

    @Test
    void explain_equallyCloseInTime_takesThePairShippedNearest() {
        log.add(order("A", "x", 0).with(PurchaseField.ADDRESS, "far").build());
        log.add(order("A", "x", 2_000).with(PurchaseField.ADDRESS, "unit").build());
        log.add(order("B", "x", 1_000).with(PurchaseField.ADDRESS, "unit").build());

        SharedPurchase match = explain(index(), Resemblance.defaults()).shared().get(0);

        assertThat(match.distanceMillis()).isEqualTo(1_000 * 60_000L);
        assertThat(match.parts().nearness()).isCloseTo(1 - Math.log(3) / Math.log(1_000), EXACT);
    }

    /** Five weeks of two purchases a day, but for the last day, on which thirty buy. */
    @Test
    void explain_dayOfABigPromotion_asksForCloserPurchasesAndWeighsTheAddressMore() {
        for (int day = 0; day < 35; day++) {
            buy("daily" + day, "own" + day, day * 1_440);
            buy("also" + day, "own" + day, day * 1_440);
        }
        int last = 34 * 1_440;
        for (int i = 0; i < 30; i++) {
            buy("crowd" + i, "own" + i, last + i);
        }
        for (int minute : new int[] {0, 60}) {
            buy(minute == 0 ? "A" : "B", "ordinary", 20 * 1_440 + minute);
            buy(minute == 0 ? "A" : "B", "promotion", last + minute);
        }

        List<SharedPurchase> matches = explain(index(), Resemblance.defaults()).shared();

        double rarity = 1 - Math.log(3) / Math.log(1_000);
        assertThat(matches.get(0).worth()).isCloseTo(rarity * (.2 + .6 * Math.exp(-60.0 / 240)), EXACT);
        assertThat(matches.get(1).worth()).isCloseTo(rarity * (.1 + .5 * Math.exp(-60.0 / 60)), EXACT);
    }

    @Test
    void resemblance_impossibleOptions_areRefused() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Resemblance.defaults().withShrinkage(-1)))
                .hasMessage("shrinkage must be finite and at least 0 (got: -1.0)");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new Mixtures.Mixture(.5, .5, .5, 1)))
                .hasMessageContaining("add up to at most 1");
        PurchaseLog empty = PurchaseLog.of(List.of());
        assertThat(PurchaseSimilarity.defaults()
                        .link(PurchaseIndex.of(empty, IndexOptions.defaults()), RunControl.inline())
                        .graph()
                        .nodeCount())
                .isZero();
    }
}
