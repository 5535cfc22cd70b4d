package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockRefinement;
import io.cowcatcher.block.MemberPrior;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Do members move together even compared with the crowd of the deals? Scores the block anew on the deals alone, where
 * rates, strata and windows are those of the deals, by its separate windows.
 *
 * <p>The score is a log-likelihood ratio less its description length, so e^-score is a conservative p-value against
 * "each at his own rate of deals" (Markov's inequality). Members are kept as they are, but for those who never buy
 * deals: naming the others among all buyers of deals is the code. Not safe for use by several threads.
 */
final class TogetherTest {
    private static final Finding NOTHING_IN_COMMON = new Finding(1, 0, 0, 0);

    private final PurchaseIndex dealIndex;
    private final DeliveryPoints deliveries;
    private final SeparateWindows separate;
    private final Map<BlockOptions, BlockRefinement> scorers = new HashMap<>();

    /**
     * Prepares to test blocks.
     *
     * @param dealIndex the deals alone, with the users and items of the index that blocks were found in
     * @param deliveries its addresses
     */
    TogetherTest(PurchaseIndex dealIndex, DeliveryPoints deliveries, RunControl control) {
        this.dealIndex = dealIndex;
        this.deliveries = deliveries;
        this.separate = new SeparateWindows(dealIndex, control);
    }

    /**
     * The score as what was observed, and e^-score as its p-value; 1 where members have fewer than two separate windows
     * of deals in common.
     */
    Finding test(Block block) {
        int[] buyers = Arrays.stream(block.members())
                .filter(user -> dealIndex.eventsOfUser(user) > 0)
                .toArray();
        BlockRefinement scorer = scorers.computeIfAbsent(
                block.options().withDropWeight(0).withPrior(WindowPrior.UNIFORM).withMemberPrior(MemberPrior.ACTIVITY),
                options -> BlockRefinement.of(dealIndex, deliveries, options));
        return scorer.score(buyers, block.participation())
                .flatMap(deals -> scorer.score(buyers, separate.of(deals), block.participation()))
                .map(deals -> new Finding(
                        Math.exp(-deals.score()),
                        deals.score(),
                        0,
                        deals.windows().size()))
                .orElse(NOTHING_IN_COMMON);
    }
}
