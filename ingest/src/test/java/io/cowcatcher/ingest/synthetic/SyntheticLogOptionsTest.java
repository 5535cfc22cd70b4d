package io.cowcatcher.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SyntheticLogOptionsTest {

    @Test
    void defaults_asTheyAre_areTheBarSetting() {
        SyntheticLogOptions options = SyntheticLogOptions.defaults();

        assertThat(options.shop()).isEqualTo(new Shop(20_000, 4_000, 60, 60, 9, 1_200));
        assertThat(options.deals()).isEqualTo(new Deals(110, 0.4, 0));
        assertThat(options.hardNegatives()).isEqualTo(new HardNegatives(14, 30, 10, 12, 20));
        assertThat(options.crowdRings()).containsExactly(CrowdRings.of(RingLevel.MEDIUM, 16));
        assertThat(options.samePersonRings()).isEmpty();
        assertThat(options.ipColumn()).isEqualTo(IpColumn.ABSENT);
    }

    @Test
    void shape_ofEveryLevel_isThatOfTheBenchmark() {
        assertThat(RingLevel.EASY.shape())
                .isEqualTo(
                        new RingShape(IntRange.of(20, 39), IntRange.of(10, 13), .8, 20, new DropShape(.8, 3, .3), 0));
        assertThat(RingLevel.MEDIUM.shape())
                .isEqualTo(
                        new RingShape(IntRange.of(15, 29), IntRange.of(8, 10), .65, 180, new DropShape(.4, 6, .5), 0));
        assertThat(RingLevel.HARD.shape())
                .isEqualTo(
                        new RingShape(IntRange.of(10, 19), IntRange.of(6, 8), .55, 600, new DropShape(.15, 6, .7), 0));
        assertThat(RingLevel.EXTREME.shape())
                .isEqualTo(new RingShape(IntRange.of(8, 13), IntRange.of(5, 6), .45, 1_200, new DropShape(0, 1, 0), 0));
    }

    @Test
    void samePersonShape_fromEasyToHard_hasFewerAccountsToADevice() {
        assertThat(RingLevel.EASY.samePersonShape().accountsPerDevice()).isEqualTo(8);
        assertThat(RingLevel.MEDIUM.samePersonShape()).isEqualTo(SamePersonShape.defaults());
        assertThat(RingLevel.HARD.samePersonShape().accountsPerDevice()).isEqualTo(2);
    }

    @Test
    void demo_asItIs_plantsBothKindsOfEasyRings() {
        SyntheticLogOptions demo = SyntheticLogOptions.demo();

        assertThat(demo.crowdRings()).containsExactly(CrowdRings.of(RingLevel.EASY, 16));
        assertThat(demo.samePersonRings()).containsExactly(SamePersonRings.of(RingLevel.EASY, 6));
    }

    @Test
    void scaledBy_ten_scalesUsersItemsZonesDealsGroupsAndRings() {
        SyntheticLogOptions scaled = SyntheticLogOptions.demo().scaledBy(10);

        assertThat(scaled.shop()).isEqualTo(new Shop(200_000, 40_000, 60, 60, 9, 12_000));
        assertThat(scaled.deals()).isEqualTo(Deals.defaults().withItems(1_100));
        assertThat(scaled.hardNegatives()).isEqualTo(new HardNegatives(140, 300, 100, 120, 200));
        assertThat(scaled.crowdRings()).containsExactly(CrowdRings.of(RingLevel.EASY, 160));
        assertThat(scaled.samePersonRings()).containsExactly(SamePersonRings.of(RingLevel.EASY, 60));
    }

    @Test
    void scaledBy_factorTooLargeForTheShop_saysWhatIsTooLarge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticLogOptions.defaults().scaledBy(1_000))
                .withMessageStartingWith("users must lie from 10 to 10000000 (got: 20000000)");
    }

    @Test
    void withRingShape_oneKnob_turnsItForAllCrowdRingsAndLeavesTheOthers() {
        SyntheticLogOptions options = SyntheticLogOptions.defaults()
                .withCrowdRings(CrowdRings.of(RingLevel.EASY, 2), CrowdRings.of(RingLevel.HARD, 3))
                .withRingShape(shape -> shape.withJitterMinutes(600).withCamouflage(8));

        assertThat(options.crowdRings())
                .containsExactly(
                        new CrowdRings(
                                RingLevel.EASY,
                                2,
                                RingLevel.EASY.shape().withJitterMinutes(600).withCamouflage(8)),
                        new CrowdRings(RingLevel.HARD, 3, RingLevel.HARD.shape().withCamouflage(8)));
    }

    @Test
    void withers_everyKnob_changeThatKnobAlone() {
        SyntheticLogOptions options = SyntheticLogOptions.defaults()
                .withUsers(3_000)
                .withItems(800)
                .withCategories(12)
                .withDays(30)
                .withMeanPurchases(4)
                .withDealItems(30)
                .withHeavyShare(0.02)
                .withHardNegatives(HardNegatives.none())
                .withoutRings()
                .withIpColumn(IpColumn.PER_HOUSEHOLD)
                .withRandomSeed(7);

        assertThat(options.shop()).isEqualTo(new Shop(3_000, 800, 12, 30, 4, 1_200));
        assertThat(options.deals()).isEqualTo(new Deals(30, 0.4, 0.02));
        assertThat(options.hardNegatives().groups()).isZero();
        assertThat(options.crowdRings()).isEmpty();
        assertThat(options.ipColumn()).isEqualTo(IpColumn.PER_HOUSEHOLD);
        assertThat(options.randomSeed()).isEqualTo(7);
    }

    @Test
    void withDealItems_moreThanItems_namesBoth() {
        SyntheticLogOptions options = SyntheticLogOptions.defaults().withItems(200);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withDealItems(201))
                .withMessage("deal items must not exceed items (got: 201 deal items of 200 items); "
                        + "sell more items or fewer as deals");
    }
}
