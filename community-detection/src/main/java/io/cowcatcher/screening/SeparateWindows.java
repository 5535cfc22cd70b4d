package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The windows of a block that are acts of their own.
 *
 * <p>Goods that come in three colours go into one basket: whoever buys one buys all, and their three windows tell one
 * thing, not three. Tests that multiply over windows have to leave out such repetitions.
 */
final class SeparateWindows {
    private final PurchaseIndex index;
    private final IdColumn orders;
    private final WindowEvents events;

    SeparateWindows(PurchaseIndex index, RunControl control) {
        this.index = index;
        this.orders = index.log().column(PurchaseField.ORDER);
        this.events = new WindowEvents(index, control);
    }

    /** What a user bought in one order, or at one instant where {@code order} is none. */
    private record Basket(int user, int order, long time) {}

    /**
     * The windows of a block in their order, less those in which at least half of the members' purchases lie in baskets
     * with purchases of windows that are kept; those with more members are kept first, whatever was bought in them.
     */
    List<Window> of(Block block) {
        List<Window> byMembers = block.windows().stream()
                .sorted(Comparator.comparingInt(Window::membersIn).reversed())
                .toList();
        Set<Basket> seen = new HashSet<>();
        Set<Window> kept = new HashSet<>();
        for (Window window : byMembers) {
            int[] bought = events.ofMembers(block, window);
            long repeated =
                    IntStream.of(bought).filter(event -> isIn(seen, event)).count();
            if (2 * repeated < bought.length) {
                kept.add(window);
                IntStream.of(bought).forEach(event -> {
                    seen.add(byTime(event));
                    seen.add(byOrder(event));
                });
            }
        }
        return block.windows().stream().filter(kept::contains).toList();
    }

    private boolean isIn(Set<Basket> baskets, int event) {
        return baskets.contains(byTime(event)) || baskets.contains(byOrder(event));
    }

    private Basket byTime(int event) {
        return new Basket(index.user(event), Ids.NONE, index.time(event));
    }

    /** The basket of an order; that of its instant where the order is not known. */
    private Basket byOrder(int event) {
        int order = orders.code(index.row(event));
        return order == Ids.NONE ? byTime(event) : new Basket(index.user(event), order, 0);
    }
}
