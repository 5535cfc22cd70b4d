package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.List;

/** Which blocks aim at deals, before any is chosen: the others can be no rings, in a log that tells deals. */
public final class DealAim {
    private static final double LEVEL = 0.05;

    private DealAim() {}

    /**
     * The blocks whose windows lie on deals more often than chance would have it one time in twenty, in their order;
     * all of them, where the log tells no deals. O(events) once, and for each block the purchases in its windows.
     *
     * <p>That a block so chosen aims at deals is no news any more: what it is tested by next has to be something else,
     * too.
     */
    public static List<Block> of(PurchaseIndex index, List<Block> blocks) {
        Deals deals = Deals.of(index);
        if (!deals.areKnown()) {
            return blocks;
        }
        DealTest test = new DealTest(index, deals);
        return blocks.stream()
                .filter(block -> test.test(block).pValue() <= LEVEL)
                .toList();
    }
}
