package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockRefinement;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Optional;

/**
 * Do members move together even compared with the crowd of the deals? Scores the block anew on the deals alone, where rates,
 * strata and windows are those of the deals.
 *
 * <p>The score is a log-likelihood ratio less its description length, so e^-score is a conservative p-value against "each at his
 * own rate of deals" (Markov's inequality). Members are kept as they are. Not safe for use by several threads.
 */
final class TogetherTest {
    private final PurchaseIndex dealIndex;
    private final BlockRefinement scorer;

    TogetherTest(PurchaseIndex index, Deals deals, BlockOptions options) {
        this.dealIndex = index.where(deals::contains);
        this.scorer = BlockRefinement.of(dealIndex, DeliveryPoints.of(dealIndex), options.withDropWeight(0));
    }

    Finding test(Block block) {
        if (dealIndex.size() == 0) {
            return new Finding(1, 0, 0, 0);
        }
        Optional<Block> onDeals = scorer.score(block.members(), block.participation());
        double score = onDeals.map(Block::score).orElse(Double.NEGATIVE_INFINITY);
        int windows = onDeals.map(deal -> deal.windows().size()).orElse(0);
        return new Finding(PValues.clip(Math.exp(-score)), score, 0, windows);
    }
}
