package io.cowcatcher.block;

import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.HashMap;
import java.util.Map;

/** One refinement for each options that blocks were found with, made when it is needed. */
final class Refinements {
    private final PurchaseIndex index;
    private final RunControl control;
    private final Map<BlockOptions, BlockRefinement> made = new HashMap<>();

    Refinements(PurchaseIndex index, RunControl control) {
        this.index = index;
        this.control = control;
    }

    BlockRefinement of(BlockOptions wanted) {
        return made.computeIfAbsent(
                wanted,
                options -> BlockRefinement.of(index, DeliveryPoints.of(index, options.hubs(), control), options));
    }
}
