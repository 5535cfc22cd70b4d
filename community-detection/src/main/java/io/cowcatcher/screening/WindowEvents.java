package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Looks through the events of windows. A window of a bestseller may have millions, so cancellation is polled at the
 * first and every ten thousand of them. Immutable, share freely.
 */
final class WindowEvents {
    private static final int EVENTS_PER_POLL = 10_000;

    private final PurchaseIndex index;
    private final RunControl control;

    WindowEvents(PurchaseIndex index, RunControl control) {
        this.index = index;
        this.control = control;
    }

    /** The members' events in one window, ascending; O(its events), however many the log has. */
    int[] ofMembers(Block block, Window window) {
        return where(window.first(), window.last() + 1, event -> block.contains(index.user(event)));
    }

    /** Those of the events from {@code first} up to but without {@code end} that are wanted, ascending. */
    int[] where(int first, int end, IntPredicate wanted) {
        return IntStream.range(first, end)
                .filter(event -> {
                    if ((event - first) % EVENTS_PER_POLL == 0) {
                        control.checkCancelled();
                    }
                    return wanted.test(event);
                })
                .toArray();
    }
}
