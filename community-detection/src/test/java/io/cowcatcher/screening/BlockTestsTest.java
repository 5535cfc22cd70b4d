package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockRefinement;
import io.cowcatcher.block.Blocks;
import io.cowcatcher.block.MemberPrior;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The deal test, the receive test and its control groups, on logs written down or drawn at random. */
class BlockTestsTest {
    private static final List<String> RING = ShopLog.names("r", 12);
    private static final List<String> MEMBERS = List.of("m0", "m1", "m2", "m3");

    private static int item(PurchaseIndex index, String item) {
        return index.log().ids(PurchaseField.ITEM).code(item);
    }

    private static Block block(PurchaseIndex index, String... items) {
        int[] members = ShopLog.codes(index, MEMBERS);
        List<Window> windows = Arrays.stream(items)
                .map(item -> Blocks.window(index, item(index, item), 0, 30 * ShopLog.DAY, members))
                .toList();
        return Blocks.withScore(members, windows, 1);
    }

    /** On each of two days four items are sold, of which {@code deal} and, on the second, {@code cheap} are deals. */
    private static ShopLog twoDays() {
        ShopLog log = ShopLog.seeded(1);
        for (int day = 0; day < 2; day++) {
            for (String item : List.of("x" + day, "y" + day)) {
                log.add(ShopLog.line("u" + item, item, day * ShopLog.DAY).paying(ShopLog.LIST_PRICE));
            }
        }
        for (int i = 0; i < MEMBERS.size(); i++) {
            String member = MEMBERS.get(i);
            log.add(ShopLog.line(member, "deal", 60 + i).paying(ShopLog.DEAL_PRICE));
            log.add(ShopLog.line(member, "half", 120 + i).paying(i < 2 ? ShopLog.DEAL_PRICE : ShopLog.LIST_PRICE));
            log.add(ShopLog.line(member, "cheap", ShopLog.DAY + i).paying(ShopLog.DEAL_PRICE));
            log.add(ShopLog.line(member, "dear", ShopLog.DAY + 60 + i).paying(ShopLog.LIST_PRICE));
        }
        return log;
    }

    private static TogetherTest together(PurchaseIndex deals) {
        return new TogetherTest(deals, DeliveryPoints.of(deals), RunControl.inline());
    }

    @Test
    void deal_windowsOfDifferentDays_areHeldAgainstTheShareOfTheirDay() {
        PurchaseIndex index = twoDays().index();
        DealTest test = new DealTest(index, Deals.of(index), RunControl.inline());

        Finding finding = test.test(block(index, "deal", "half", "cheap", "dear"));

        double first = 2 / 4.0; // deal and half, of deal, half, x0, y0
        double second = 1 / 4.0; // cheap, of cheap, dear, x1, y1
        assertThat(finding.observed()).isEqualTo(3);
        assertThat(finding.outOf()).isEqualTo(4);
        assertThat(finding.expected()).isCloseTo(2 * first + 2 * second, within(1e-12));
        assertThat(finding.pValue())
                .isCloseTo(PoissonBinomial.upperTail(new double[] {first, first, second, second}, 3), within(1e-12));
    }

    @Test
    void deal_everythingOnDeal_isNoEvidence() {
        ShopLog log = twoDays().with(line -> line.paying(ShopLog.DEAL_PRICE));
        PurchaseIndex index = log.index();

        Finding finding = new DealTest(index, Deals.of(index), RunControl.inline())
                .test(block(index, "deal", "half", "cheap", "dear"));

        assertThat(finding.pValue())
                .as("a share is never taken for more than .95")
                .isCloseTo(Math.pow(.95, 4), within(1e-12));
    }

    /** Members buy three things on deal and three at list price on one day, second after second or all at once. */
    private static ShopLog threeOfEach(long apart) {
        ShopLog log = ShopLog.seeded(1);
        for (int i = 0; i < 3; i++) {
            for (String member : MEMBERS) {
                log.add(ShopLog.line(member, "cheap" + i, i * apart).paying(ShopLog.DEAL_PRICE));
                log.add(ShopLog.line(member, "dear" + i, i * apart).paying(ShopLog.LIST_PRICE));
            }
        }
        IntStream.range(0, 6).forEach(i -> log.add(ShopLog.line("u", "x" + i, 9).paying(ShopLog.LIST_PRICE)));
        return log;
    }

    @Test
    void dealAim_keepsBlocksOnDealsAlone() {
        PurchaseIndex index = threeOfEach(60).index();
        Block onDeals = block(index, "cheap0", "cheap1", "cheap2");
        Block atListPrice = block(index, "dear0", "dear1", "dear2");

        assertThat(DealAim.of(index, List.of(atListPrice, onDeals), RunControl.inline()))
                .as("one item in four is on deal that day: 1/64")
                .containsExactly(onDeals);
    }

    @Test
    void deal_oneBasketOfThreeDeals_countsOnce() {
        PurchaseIndex index = threeOfEach(0).index();

        Finding finding = new DealTest(index, Deals.of(index), RunControl.inline())
                .test(block(index, "cheap0", "cheap1", "cheap2"));

        assertThat(finding.outOf()).isEqualTo(1);
        assertThat(finding.pValue()).isCloseTo(3 / 12.0, within(1e-12));
    }

    @Test
    void dealAim_noPrices_keepsAll() {
        PurchaseIndex index = twoDays().with(line -> line.paying(Double.NaN)).index();
        List<Block> blocks = List.of(block(index, "dear"), block(index, "cheap"));

        assertThat(DealAim.of(index, blocks, RunControl.inline())).isEqualTo(blocks);
    }

    /** Members buy {@code hot} shipped to {@code to}, 60 others shipped two by two to buildings of their own. */
    private static ShopLog hotItem(String to) {
        ShopLog log = ShopLog.seeded(2);
        for (int i = 0; i < 60; i++) {
            log.add(ShopLog.line("u" + i, "hot", 10L * i).to("b" + i / 2));
        }
        for (int i = 0; i < MEMBERS.size(); i++) {
            log.add(ShopLog.line(MEMBERS.get(i), "hot", 300 + i).to(to));
        }
        return log;
    }

    private static Finding receive(PurchaseIndex index) {
        ReceiveTest test =
                new ReceiveTest(index, DeliveryPoints.of(index), ScreeningOptions.defaults(), RunControl.inline());
        Block block = block(index, "hot");
        return test.test(block, controls(index, block, event -> true), event -> true);
    }

    /** What goes to the drop of another ring says nothing of this one. */
    @Test
    void receive_purchasesThatDoNotCount_areNoEvidence() {
        PurchaseIndex index = hotItem("drop").index();
        Block block = block(index, "hot");
        ReceiveTest test =
                new ReceiveTest(index, DeliveryPoints.of(index), ScreeningOptions.defaults(), RunControl.inline());

        Finding without = test.test(block, controls(index, block, event -> true), event -> false);

        assertThat(receive(index).observed()).isPositive();
        assertThat(without.observed()).isZero();
        assertThat(without.pValue()).isEqualTo(1);
    }

    private static ControlGroups controls(PurchaseIndex index, Block block, IntPredicate mayStand) {
        return ControlGroups.of(index, block, mayStand, new SplittableRandom(7), RunControl.inline());
    }

    @Test
    void receive_allToOneBuilding_countsItsPairs() {
        Finding finding = receive(hotItem("drop").index());

        assertThat(finding.observed()).isEqualTo(4 * 3 / 2);
        assertThat(finding.expected()).isBetween(3 / 200.0, 0.5);
        assertThat(finding.pValue()).isLessThan(1e-3);
    }

    @Test
    void receive_toAPickupPoint_countsNothing() {
        Finding finding = receive(hotItem("station1").index());

        assertThat(finding.observed()).isZero();
        assertThat(finding.pValue()).isEqualTo(1);
    }

    @Test
    void receive_toABuildingOfMoreThanFortyUsers_countsNothing() {
        ShopLog log = hotItem("tower");
        for (int i = 0; i < 40; i++) {
            log.add(ShopLog.line("t" + i, "other", i).to("tower"));
        }

        assertThat(receive(log.index()).observed()).isZero();
    }

    @Test
    void receive_eachToHisOwn_isNoEvidence() {
        PurchaseIndex index = hotItem("drop")
                .with(line -> line.building().equals("drop") ? line.to("home-" + line.user()) : line)
                .index();

        assertThat(receive(index).pValue()).isEqualTo(1);
    }

    @Test
    void receive_buildingsRenamed_isTheSame() {
        PurchaseIndex renamed = hotItem("drop")
                .with(line -> line.to("x" + line.building().hashCode()))
                .index();

        assertThat(receive(renamed)).isEqualTo(receive(hotItem("drop").index()));
    }

    @Test
    void controls_drawn_areOtherBuyersWithoutRepeats() {
        PurchaseIndex index = hotItem("drop").index();
        Block block = block(index, "hot");
        ControlGroups controls = controls(index, block, event -> true);

        for (int replica = 0; replica < 50; replica++) {
            int[] events = controls.draw();
            assertThat(events).hasSize(MEMBERS.size()).doesNotHaveDuplicates();
            assertThat(Arrays.stream(events).map(index::user)).noneMatch(block::contains);
            assertThat(Arrays.stream(events).map(index::item)).containsOnly(item(index, "hot"));
        }
    }

    @Test
    void controls_ofWhomSomeMayNotStand_areTheOthers() {
        PurchaseIndex index = hotItem("drop").index();
        Block block = block(index, "hot");
        ControlGroups controls = controls(index, block, event -> index.user(event) % 2 == 0);

        assertThat(Arrays.stream(controls.candidates(0)).map(event -> index.user(event) % 2))
                .isNotEmpty()
                .containsOnly(0);
    }

    @Test
    void controls_tooFewBuyersOfTheItem_areFilledFromItsCategory() {
        ShopLog log = ShopLog.seeded(3);
        MEMBERS.forEach(member -> log.add(ShopLog.line(member, "rare", 5).in("toys")));
        for (int i = 0; i < 40; i++) {
            log.add(ShopLog.line("u" + i, "i" + i, i).in(i < 20 ? "toys" : "books"));
        }
        PurchaseIndex index = log.index();

        int[] events = controls(index, block(index, "rare"), event -> true).draw();

        assertThat(events).hasSize(MEMBERS.size());
        assertThat(Arrays.stream(events)
                        .mapToObj(event -> index.log()
                                .ids(PurchaseField.CATEGORY)
                                .id(index.log().column(PurchaseField.CATEGORY).code(index.row(event)))))
                .containsOnly("toys");
    }

    /** A crowd and twelve who buy together, the crowd at this price. */
    private static PurchaseIndex ringInACrowd(double crowdPrice) {
        return ShopLog.seeded(11)
                .crowd(new ShopLog.Crowd(600, 150, 40, 7))
                .ring(new ShopLog.Ring(RING, 9, 0.9, ShopLog.HOUR), "drop", ShopLog.DEAL_PRICE)
                .with(line -> RING.contains(line.user()) ? line : line.paying(crowdPrice))
                .index();
    }

    private static Finding together(PurchaseIndex index, List<String> members) {
        TogetherTest test = together(index.where(Deals.of(index)::contains));
        return test.test(Blocks.withScore(ShopLog.codes(index, members), List.of(), 1));
    }

    @Test
    void together_everythingOnDeal_isTheBlockScoreWithoutAddresses() {
        PurchaseIndex index = ringInACrowd(ShopLog.DEAL_PRICE);
        BlockOptions options = BlockOptions.defaults().withDropWeight(0).withMemberPrior(MemberPrior.ACTIVITY);
        Block block = BlockRefinement.of(index, DeliveryPoints.of(index), options)
                .score(ShopLog.codes(index, RING), 0.5)
                .orElseThrow();

        Finding together = together(index, RING);

        assertThat(together.observed()).isCloseTo(block.score(), within(1e-9));
        assertThat(together.outOf()).isEqualTo(block.windows().size());
        assertThat(together.pValue())
                .isEqualTo(PValues.clip(Math.exp(-block.score())))
                .isLessThan(1e-6);
        assertThat(together(index, ShopLog.names("u", 12)).pValue()).isEqualTo(1);
    }

    @Test
    void together_membersWhoNeverBuyDeals_costNothingToName() {
        List<String> thrifty = ShopLog.names("u", 3);
        PurchaseIndex index = ShopLog.seeded(11)
                .crowd(new ShopLog.Crowd(600, 150, 40, 7))
                .ring(new ShopLog.Ring(RING, 9, 0.9, ShopLog.HOUR), "drop", ShopLog.DEAL_PRICE)
                .with(line -> thrifty.contains(line.user()) ? line.paying(ShopLog.LIST_PRICE) : line)
                .index();
        PurchaseIndex deals = index.where(Deals.of(index)::contains);
        int[] ring = ShopLog.codes(index, RING);
        int[] others = ShopLog.codes(index, thrifty);
        int[] both = IntStream.concat(IntStream.of(ring), IntStream.of(others))
                .sorted()
                .toArray();
        TogetherTest test = together(deals);
        BlockRefinement refinement = BlockRefinement.of(index, DeliveryPoints.of(index), BlockOptions.defaults());
        Block alone = refinement.score(ring, 0.5).orElseThrow();
        Block withOthers = refinement.score(both, 0.5).orElseThrow();

        assertThat(IntStream.of(others).allMatch(user -> deals.eventsOfUser(user) == 0))
                .isTrue();
        assertThat(test.test(withOthers)).isEqualTo(test.test(alone));
    }

    /** A crowd that buys deals, and twelve who buy the same nine deals, this many seconds after each other. */
    private static PurchaseIndex nineDealsInACrowd(long apart) {
        ShopLog log = ShopLog.seeded(11)
                .crowd(new ShopLog.Crowd(600, 150, 40, 7))
                .with(line -> line.paying(ShopLog.DEAL_PRICE));
        for (int i = 0; i < RING.size(); i++) {
            for (int deal = 0; deal < 9; deal++) {
                long second = 20 * ShopLog.DAY + 60L * i + apart * deal;
                log.add(ShopLog.line(RING.get(i), "deal" + deal, second).paying(ShopLog.DEAL_PRICE));
            }
        }
        return log.index();
    }

    @Test
    void together_oneBasketOfNineDeals_isNothingInCommon() {
        assertThat(together(nineDealsInACrowd(ShopLog.HOUR), RING).outOf()).isEqualTo(9);
        assertThat(together(nineDealsInACrowd(ShopLog.HOUR), RING).pValue()).isLessThan(1e-3);

        assertThat(together(nineDealsInACrowd(0), RING)).isEqualTo(new Finding(1, 0, 0, 0));
    }

    @Test
    void together_noCrowdOnTheDeals_isExplainedByTheirOwnRate() {
        assertThat(together(ringInACrowd(ShopLog.LIST_PRICE), RING).pValue()).isEqualTo(1);
    }
}
