package io.cowcatcher.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class OptionRangesTest {

    private static void accepts(boolean legal, Supplier<?> making) {
        if (legal) {
            assertThat(making.get()).isNotNull();
        } else {
            assertThatIllegalArgumentException().isThrownBy(making::get).withMessageContaining("(got: ");
        }
    }

    private static void acceptsFrom(IntFunction<?> make, int value, int minimum, int maximum) {
        accepts(value >= minimum && value <= maximum, () -> make.apply(value));
    }

    private static void acceptsReals(DoubleFunction<?> make, double value, double minimum, double maximum) {
        accepts(value >= minimum && value <= maximum, () -> make.apply(value));
    }

    @Property
    void counts_anyInt_areAcceptedInsideTheirRangeOnly(@ForAll int value) {
        Shop shop = Shop.defaults();
        acceptsFrom(shop::withUsers, value, 10, 10_000_000);
        acceptsFrom(shop::withItems, value, 1, 10_000_000);
        acceptsFrom(shop::withCategories, value, 1, 100_000);
        acceptsFrom(shop::withDays, value, 7, 3_650);
        acceptsFrom(shop::withZones, value, 1, 1_000_000);
        acceptsFrom(Deals.defaults()::withItems, value, 1, 1_000_000);
        acceptsFrom(RingLevel.EASY.shape().drops()::withBuildings, value, 1, 10_000);
        acceptsFrom(CrowdRings.of(RingLevel.HARD, 1)::withCount, value, 0, 1_000_000);
        acceptsFrom(SamePersonRings.of(RingLevel.HARD, 1)::withCount, value, 0, 1_000_000);
        acceptsFrom(SamePersonShape.defaults()::withAccountsPerDevice, value, 1, 10_000);
        acceptsFrom(PlantingOptions.defaults()::withDeals, value, 1, 100_000);
        acceptsFrom(PlantingOptions.defaults()::withZones, value, 1, 1_000_000);
        HardNegatives groups = HardNegatives.none();
        acceptsFrom(groups::withBlogs, value, 0, 100_000);
        acceptsFrom(groups::withNeighbourGroupBuys, value, 0, 100_000);
        acceptsFrom(groups::withDealClubs, value, 0, 100_000);
        acceptsFrom(groups::withDealGroupBuys, value, 0, 100_000);
        acceptsFrom(groups::withFanClubs, value, 0, 100_000);
    }

    @Property
    void shares_anyDouble_areAcceptedInsideTheirRangeOnly(@ForAll @DoubleRange(min = -2, max = 3) double value) {
        RingShape shape = RingLevel.MEDIUM.shape();
        SamePersonShape samePerson = SamePersonShape.defaults();
        acceptsReals(Deals.defaults()::withDepth, value, 0.01, 0.99);
        acceptsReals(PlantingOptions.defaults()::withDepth, value, 0.01, 0.99);
        acceptsReals(Deals.defaults()::withHeavyShare, value, 0, 1);
        acceptsReals(shape.drops()::withShare, value, 0, 1);
        acceptsReals(shape.drops()::withMangledShare, value, 0, 1);
        acceptsReals(shape::withParticipation, value, 0.01, 1);
        acceptsReals(shape::withJitterMinutes, value, 0.01, 100_000);
        acceptsReals(shape::withCamouflage, value, 0, 10_000);
        acceptsReals(samePerson::withParticipation, value, 0.01, 1);
        acceptsReals(samePerson::withDelayMinutes, value, 0.01, 100_000);
        acceptsReals(samePerson::withOrdinaryPurchases, value, 0, 10_000);
        acceptsReals(Shop.defaults()::withMeanPurchases, value, 0.1, 1_000);
    }

    @Property
    void ranges_anyBounds_mustBeInOrder(@ForAll int minimum, @ForAll int maximum) {
        accepts(minimum >= 0 && minimum <= maximum && maximum <= 1_000_000, () -> IntRange.of(minimum, maximum));
        accepts(
                minimum >= 2 && minimum <= maximum && maximum <= 100_000,
                () -> RingLevel.EASY.shape().withMembers(minimum, maximum));
        accepts(
                minimum >= 1 && minimum <= maximum && maximum <= 10_000,
                () -> RingLevel.EASY.shape().withTasks(minimum, maximum));
        accepts(
                minimum >= 2 && minimum <= maximum && maximum <= 10_000,
                () -> SamePersonShape.defaults().withAccounts(minimum, maximum));
        accepts(
                minimum >= 1 && minimum <= maximum && maximum <= 10_000,
                () -> SamePersonShape.defaults().withTasks(minimum, maximum));
    }

    @Property
    void scaledBy_anyFactor_keepsLengthCategoriesAndPurchasesPerUser(
            @ForAll @DoubleRange(min = 0.01, max = 20) double factor) {
        SyntheticLogOptions scaled = SyntheticLogOptions.defaults().scaledBy(factor);

        assertThat(scaled.shop().days()).isEqualTo(60);
        assertThat(scaled.shop().categories()).isEqualTo(60);
        assertThat(scaled.shop().meanPurchases()).isEqualTo(9);
        assertThat(scaled.shop().users()).isEqualTo((int) Math.round(20_000 * factor));
        assertThat(scaled.crowdRings().get(0).shape()).isEqualTo(RingLevel.MEDIUM.shape());
    }

    @Example
    void notANumber_anywhere_isRefused() {
        acceptsReals(RingLevel.EASY.shape()::withCamouflage, Double.NaN, 0, 10_000);
        acceptsReals(Deals.defaults()::withDepth, Double.NaN, 0.01, 0.99);
        acceptsReals(SyntheticLogOptions.defaults()::scaledBy, Double.NaN, 0.001, 1_000);
        acceptsReals(HardNegatives.defaults()::scaledBy, Double.NaN, 0, 10_000);
    }
}
