package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockRefinement;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import io.cowcatcher.test.ShopLog.Crowd;
import io.cowcatcher.test.ShopLog.Ring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
            double receive =
                    FisherCombination.of(block.tests().receive().orElseThrow().pValue());
            double together = block.tests().togetherOnDeals().orElseThrow().pValue();
            assertThat(block.pValue()).isEqualTo(Math.max(deal, Math.min(1, 2 * Math.min(receive, together))));
        }
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
    void screen_blocksFoundByThePriorOnDeals_areForInterceptAlone() {
        PurchaseIndex index = shop().index();
        List<Block> blocks = BlockRefinement.refineAll(
                index,
                List.of(ShopLog.codes(index, RING)),
                BlockOptions.defaults().withPrior(WindowPrior.DEALS),
                RunControl.inline());

        assertThat(verdicts(screen(index, blocks, Tier.INTERCEPT))).containsExactly(Verdict.RING);
        assertThat(verdicts(screen(index, blocks, Tier.REVIEW))).containsExactly(Verdict.NOT_TESTED);
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
