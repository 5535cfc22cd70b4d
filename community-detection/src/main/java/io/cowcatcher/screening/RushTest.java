package io.cowcatcher.screening;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.Rushes;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Does a block buy what others rush for? Stands in for {@link DealTest} where a log tells no deals. Counts the separate
 * windows on whose days more others bought the item than chance brings, and at least as many as members, and holds them
 * against the share of the items sold that day which were rushed for.
 *
 * <p>The null distribution is Poisson-binomial over the windows. A rush that members make by themselves does not count:
 * any club that meets over an item makes one.
 */
final class RushTest {
    private final PurchaseIndex index;
    private final WindowEvents events;
    private final SeparateWindows separate;
    private final DayShares shares;

    /** Finds the rushes of every item: O(e log e) for e events. */
    RushTest(PurchaseIndex index, RunControl control) {
        this.index = index;
        this.events = new WindowEvents(index, control);
        this.separate = new SeparateWindows(index, control);
        this.shares = shares(index, control);
    }

    /** For each day the share of the distinct items sold that were rushed for. */
    private static DayShares shares(PurchaseIndex index, RunControl control) {
        int[] sold = new int[index.dayCount()];
        int[] rushed = new int[index.dayCount()];
        for (int item = 0; item < index.itemCodes(); item++) {
            BitSet days = new BitSet();
            for (int event = index.itemStart(item); event < index.itemEnd(item); event++) {
                days.set(index.day(event));
            }
            days.stream().forEach(day -> sold[day]++);
            Rushes.days(index, item, control).stream().forEach(day -> rushed[day]++);
        }
        return new DayShares(index, sold, rushed);
    }

    Finding test(Block block) {
        return shares.test(separate.of(block), window -> isRushOfOthers(block, window));
    }

    private boolean isRushOfOthers(Block block, Window window) {
        int firstDay = index.day(window.first());
        int lastDay = index.day(window.last());
        long[] visits = visitsOfOthers(block, window.item());
        int here = (int) LongStream.of(visits)
                .filter(visit -> day(visit) >= firstDay && day(visit) <= lastDay)
                .count();
        long eventsOfDays = IntStream.rangeClosed(firstDay, lastDay)
                .mapToLong(index::eventsOfDay)
                .sum();
        return here >= window.membersIn() && Rushes.isRush(index, here, visits.length, eventsOfDays);
    }

    /** The others who bought an item, each once a day. */
    private long[] visitsOfOthers(Block block, int item) {
        int[] ofOthers =
                events.where(index.itemStart(item), index.itemEnd(item), event -> !block.contains(index.user(event)));
        return IntStream.of(ofOthers)
                .mapToLong(event -> (long) index.day(event) << 32 | index.user(event))
                .sorted()
                .distinct()
                .toArray();
    }

    private static int day(long visit) {
        return (int) (visit >> 32);
    }
}
