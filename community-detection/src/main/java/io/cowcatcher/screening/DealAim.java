package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.List;

/** Which blocks aim at deals, before any is chosen: the others can be no rings, in a log that tells deals. */
public final class DealAim {
    private static final double LEVEL = 0.05;

    private DealAim() {}

    /**
     * The blocks whose windows lie on deals so often that chance would have one time in twenty any of all of them do so
     * (Bonferroni), in their order; all of them, where the log tells no deals. O(events) once, and for each block the
     * purchases in its windows.
     *
     * <p>Among many blocks that overlap, some seem to aim at deals. To choose first whoever does at .05 by himself
     * would be to look for those; at .05 for all together their p-values may be used again.
     *
     * @param control polled before each block and in its windows
     */
    public static List<Block> of(PurchaseIndex index, List<Block> blocks, RunControl control) {
        Deals deals = Deals.of(index);
        if (!deals.areKnown()) {
            return blocks;
        }
        DealTest test = new DealTest(index, deals, control);
        return blocks.stream()
                .peek(block -> control.checkCancelled())
                .filter(block -> test.test(block).pValue() <= LEVEL / blocks.size())
                .toList();
    }
}
