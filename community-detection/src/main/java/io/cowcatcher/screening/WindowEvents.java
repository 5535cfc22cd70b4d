package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.stream.IntStream;

/** The events of a block's members in its windows. */
final class WindowEvents {
    private WindowEvents() {}

    /** The members' events in one window, ascending; O(its events), however many the log has. */
    static int[] ofMembers(PurchaseIndex index, Block block, Window window) {
        return IntStream.rangeClosed(window.first(), window.last())
                .filter(event -> block.contains(index.user(event)))
                .toArray();
    }
}
