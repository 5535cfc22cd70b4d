package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.stream.IntStream;

/**
 * Does a block aim at deals? Counts the separate windows in which at least half of the members' purchases are deals,
 * and holds them against the share of the items sold that day which were on deal at all.
 *
 * <p>The null distribution is Poisson-binomial over the windows.
 */
final class DealTest {
    private final Deals deals;
    private final WindowEvents events;
    private final SeparateWindows separate;
    private final DayShares shares;

    DealTest(PurchaseIndex index, Deals deals, RunControl control) {
        this.deals = deals;
        this.events = new WindowEvents(index, control);
        this.separate = new SeparateWindows(index, control);
        this.shares = shares(index, deals);
    }

    /** For each day the share of the distinct items sold that had at least one deal. */
    private static DayShares shares(PurchaseIndex index, Deals deals) {
        int days = index.dayCount();
        int[] sold = new int[days];
        int[] dealt = new int[days];
        for (int item = 0; item < index.itemCodes(); item++) {
            int countedDay = -1;
            int dealtDay = -1;
            for (int event = index.itemStart(item); event < index.itemEnd(item); event++) {
                int day = index.day(event);
                sold[day] += day == countedDay ? 0 : 1;
                countedDay = day;
                if (day != dealtDay && deals.contains(event)) {
                    dealt[day]++;
                    dealtDay = day;
                }
            }
        }
        return new DayShares(index, sold, dealt);
    }

    Finding test(Block block) {
        return shares.test(separate.of(block), window -> isDeal(block, window));
    }

    private boolean isDeal(Block block, Window window) {
        int[] bought = events.ofMembers(block, window);
        long dealt = IntStream.of(bought).filter(deals::contains).count();
        return 2 * dealt >= bought.length;
    }
}
