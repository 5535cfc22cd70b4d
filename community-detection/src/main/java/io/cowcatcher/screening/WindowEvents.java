package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.BitSet;

/** The events of a block's members in its windows. */
final class WindowEvents {
    private WindowEvents() {}

    /** The members' events in one window, as a set of events. */
    static BitSet ofMembers(PurchaseIndex index, Block block, Window window) {
        BitSet events = new BitSet();
        for (int event = window.first(); event <= window.last(); event++) {
            if (block.contains(index.user(event))) {
                events.set(event);
            }
        }
        return events;
    }
}
