package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockRefinement;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import io.cowcatcher.test.ShopLog.Crowd;
import io.cowcatcher.test.ShopLog.Ring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreeningTest {
    private static final List<String> RING = ShopLog.names("r", 12);
    private static final List<String> FANS = ShopLog.names("f", 12);
    private static final List<String> NEIGHBOURS = ShopLog.names("g", 12);

    /** A ring on deals to one address; fans at list price, each at home; a group-buy on deals at a pick-up point. */
    private static ShopLog shop() {
        ShopLog log = ShopLog.seeded(11).crowd(new Crowd(600, 150, 40, 7));
        log.ring(new Ring(RING, 9, 0.8, 4 * ShopLog.HOUR), "drop", ShopLog.DEAL_PRICE);
        ShopLog fans = ShopLog.seeded(12).ring(new Ring(FANS, 9, 0.8, 4 * ShopLog.HOUR), "", ShopLog.LIST_PRICE);
        fans.lines().forEach(line -> log.add(line.of("fan-" + line.item()).to("home-" + line.user())));
        ShopLog buy =
                ShopLog.seeded(13).ring(new Ring(NEIGHBOURS, 9, 0.8, 4 * ShopLog.HOUR), "station1", ShopLog.DEAL_PRICE);
        buy.lines().forEach(line -> log.add(line.of("buy-" + line.item())));
        return log;
    }

    private static List<Block> blocks(PurchaseIndex index) {
        List<int[]> seeds =
                List.of(ShopLog.codes(index, RING), ShopLog.codes(index, FANS), ShopLog.codes(index, NEIGHBOURS));
        List<Block> blocks = BlockRefinement.refineAll(index, seeds, BlockOptions.defaults(), RunControl.inline());
        assertThat(blocks).hasSize(3);
        return blocks;
    }

    private static ScreeningResult screen(PurchaseIndex index, List<Block> blocks, Tier tier) {
        return Screening.screen(
                index, blocks, HubRule.defaults(), ScreeningOptions.defaults().withTier(tier), RunControl.inline());
    }

    private static List<Verdict> verdicts(ScreeningResult result) {
        return result.blocks().stream().map(ScreenedBlock::verdict).toList();
    }

    @Test
    void screen_intercept_reportsTheRingAlone() {
        PurchaseIndex index = shop().index();

        ScreeningResult result = screen(index, blocks(index), Tier.INTERCEPT);

        assertThat(verdicts(result)).containsExactly(Verdict.RING, Verdict.TOO_WEAK, Verdict.GROUP_BUY);
        assertThat(result.rings().get(0).qValue()).isLessThan(1e-6);
        assertThat(result.blocks().get(2).isTested()).isFalse();
    }

    @Test
    void screen_intercept_wantsTheLargerOfBothPValues() {
        PurchaseIndex index = shop().index();

        for (ScreenedBlock block :
                screen(index, blocks(index), Tier.INTERCEPT).blocks().subList(0, 2)) {
            double deal = block.tests().deal().orElseThrow().pValue();
            double receive = block.tests().receive().orElseThrow().pValue();
            double astray = block.tests().astray().orElseThrow().pValue();
            double together = block.tests().togetherOnDeals().orElseThrow().pValue();
            double least = Math.min(receive, Math.min(astray, together));
            assertThat(block.pValue()).isEqualTo(Math.max(deal, Math.min(1, 3 * least)));
        }
    }

    @Test
    void screen_anyBlocks_asksForWhatItTakes() {
        PurchaseIndex index = shop().index();
        List<Block> blocks = blocks(index);
        List<String> asked = new ArrayList<>();

        Screening.screen(
                index,
                blocks,
                HubRule.defaults(),
                ScreeningOptions.defaults(),
                RunControl.inline()
                        .tellingEstimatesTo(
                                estimate -> asked.add(estimate.what().replaceAll("[0-9,]+", "n"))));

        assertThat(asked)
                .containsExactly(
                        "addresses of n purchases",
                        "tests on n deals",
                        "addresses of n purchases",
                        "destinations of n purchases");
    }

    @Test
    void screen_review_restsOnDealsAlone() {
        PurchaseIndex index = shop().index();

        ScreeningResult result = screen(index, blocks(index), Tier.REVIEW);

        assertThat(verdicts(result)).containsExactly(Verdict.RING, Verdict.TOO_WEAK, Verdict.GROUP_BUY);
        assertThat(result.blocks().get(0).pValue())
                .isEqualTo(result.blocks().get(0).tests().deal().orElseThrow().pValue());
    }

    @Test
    void screen_blocksFoundByThePriorOnDeals_needMoreThanDealsInReview() {
        PurchaseIndex index = shop().index();
        List<Block> blocks = BlockRefinement.refineAll(
                index,
                List.of(ShopLog.codes(index, RING)),
                BlockOptions.defaults().withPrior(WindowPrior.DEALS),
                RunControl.inline());

        ScreeningResult intercept = screen(index, blocks, Tier.INTERCEPT);
        ScreeningResult review = screen(index, blocks, Tier.REVIEW);

        assertThat(verdicts(intercept)).containsExactly(Verdict.RING);
        assertThat(review.blocks().get(0).pValue())
                .isEqualTo(intercept.blocks().get(0).pValue())
                .isGreaterThan(
                        intercept.blocks().get(0).tests().deal().orElseThrow().pValue() - 1e-15);
    }

    /**
     * Rings on the same deals, nine in ten purchases of the strong one to its drop, one in five of the weak one to its.
     */
    private static ShopLog ringsOnTheSameDeals() {
        ShopLog log = ShopLog.seeded(21).crowd(new Crowd(600, 150, 40, 7));
        Ring honest = new Ring(ShopLog.names("h", 150), 9, 0.2, 2 * ShopLog.HOUR);
        ShopLog.seeded(21)
                .ring(honest, "", ShopLog.DEAL_PRICE)
                .lines()
                .forEach(line -> log.add(line.to("home-" + line.user())));
        Ring strong = new Ring(ShopLog.names("s", 24), 9, 0.9, 2 * ShopLog.HOUR);
        Ring weak = new Ring(RING, 9, 0.7, 2 * ShopLog.HOUR);
        ShopLog.seeded(21).ring(strong, "strong", ShopLog.DEAL_PRICE).lines().forEach(log::add);
        SplittableRandom random = new SplittableRandom(5);
        ShopLog.seeded(21)
                .ring(weak, "weak", ShopLog.DEAL_PRICE)
                .lines()
                .forEach(line -> log.add(random.nextInt(5) == 0 ? line : line.to("home-" + line.user())));
        RING.forEach(user -> IntStream.range(0, 10)
                .forEach(i -> log.add(ShopLog.line(user, user + "-" + i, 100L * i)
                        .to("home-" + user)
                        .paying(ShopLog.LIST_PRICE))));
        return log;
    }

    @Test
    void screen_ringsOnTheSameDeals_doNotHideEachOther() {
        PurchaseIndex index = ringsOnTheSameDeals().index();
        List<int[]> seeds = List.of(ShopLog.codes(index, ShopLog.names("s", 24)), ShopLog.codes(index, RING));
        BlockRefinement refinement = BlockRefinement.of(index, DeliveryPoints.of(index), BlockOptions.defaults());
        List<Block> blocks = seeds.stream()
                .map(seed -> refinement.score(seed, 0.7).orElseThrow())
                .toList();

        ScreeningResult alone = screen(index, blocks.subList(1, 2), Tier.INTERCEPT);
        ScreeningResult both = screen(index, blocks, Tier.INTERCEPT);

        assertThat(pairsExpected(alone.blocks().get(0)))
                .as("other buyers of the same deals are mostly the strong ring")
                .isGreaterThan(3);
        assertThat(verdicts(both)).containsExactly(Verdict.RING, Verdict.RING);
        assertThat(pairsExpected(both.blocks().get(1))).isLessThan(1);
    }

    private static double pairsExpected(ScreenedBlock block) {
        return block.tests().receive().orElseThrow().expected();
    }

    @Test
    void screen_noPricesAndNoAddresses_reportsNothingAndSaysWhy() {
        PurchaseIndex index =
                shop().with(line -> line.to("").paying(Double.NaN)).index();

        ScreeningResult result = screen(index, blocks(index), Tier.INTERCEPT);

        assertThat(verdicts(result)).containsOnly(Verdict.NOT_TESTED);
        assertThat(result.evidence().basis(Tier.INTERCEPT)).contains("neither prices, promotions nor addresses");
    }

    @Test
    void screen_otherOrderAndThreads_isTheSame() {
        PurchaseIndex index = shop().index();
        List<Block> blocks = blocks(index);
        ScreeningResult expected = screen(index, blocks, Tier.INTERCEPT);
        List<Block> reversed = new ArrayList<>(blocks);
        Collections.reverse(reversed);

        List<ScreenedBlock> found =
                new ArrayList<>(screen(index, reversed, Tier.INTERCEPT).blocks());
        Collections.reverse(found);
        assertThat(found).isEqualTo(expected.blocks());
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            for (int threads : new int[] {2, 8}) {
                assertThat(Screening.screen(
                                index,
                                blocks,
                                HubRule.defaults(),
                                ScreeningOptions.defaults(),
                                RunControl.on(workers, threads)))
                        .isEqualTo(expected);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void screen_shuffledRows_isTheSame() {
        PurchaseIndex index = shop().index();
        PurchaseIndex shuffled = shop().shuffled(5).index();

        assertThat(screen(shuffled, blocks(shuffled), Tier.INTERCEPT))
                .isEqualTo(screen(index, blocks(index), Tier.INTERCEPT));
    }

    @Test
    void screen_noBlocks_findsNothing() {
        PurchaseIndex index = shop().index();

        assertThat(screen(index, List.of(), Tier.INTERCEPT).blocks()).isEmpty();
    }

    @Test
    void screen_cancelled_ends() {
        PurchaseIndex index = shop().index();
        List<Block> blocks = blocks(index);

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> Screening.screen(
                        index,
                        blocks,
                        HubRule.defaults(),
                        ScreeningOptions.defaults(),
                        RunControl.inline().cancelledBy(() -> true)));
    }
}
