package io.cowcatcher.similarity;

import io.cowcatcher.event.Ids;
import java.util.Arrays;

/**
 * How much more often the users of a building buy the same item within a day than if the purchases of the log were
 * shipped at random; see {@link HubRule.OrdinaryTrade}.
 */
final class TradeLift {
    private final PurchaseIndex index;
    private final int[] events;
    private final Grouping byBuilding;
    private final int[] ofUser;

    /** Groups the events by building; O(events). */
    TradeLift(PurchaseIndex index, FallbackColumn buildings) {
        this.index = index;
        this.ofUser = new int[index.userCodes()];
        int[] shipped = new int[index.size()];
        int[] keys = new int[index.size()];
        int size = 0;
        for (int event = 0; event < index.size(); event++) {
            // by item, then time: so each building's events come in this order, too
            int building = buildings.code(index.row(event));
            if (building != Ids.NONE) {
                keys[size] = building;
                shipped[size++] = event;
            }
        }
        this.events = Arrays.copyOf(shipped, size);
        this.byBuilding = Grouping.of(Arrays.copyOf(keys, size), buildings.size());
    }

    /**
     * The heap that grouping the events takes: events and buildings, as many as there may be and as many as there are.
     */
    static long heapBytes(PurchaseIndex index, int buildings) {
        return 20L * index.size() + 4L * index.userCodes() + 8L * (buildings + 1);
    }

    /** The lift of a building; O(events there * log events of their items). */
    double of(int building) {
        return (pairs(building) + 1) / (expected(building) + 1);
    }

    /** The pairs of events of one item within a day, by different users. */
    double pairs(int building) {
        double pairs = 0;
        int oldest = byBuilding.start(building);
        for (int at = oldest; at < byBuilding.end(building); at++) {
            int event = event(at);
            while (index.item(event(oldest)) != index.item(event)
                    || index.time(event) - index.time(event(oldest)) > PurchaseIndex.DAY_MILLIS) {
                ofUser[index.user(event(oldest++))]--;
            }
            pairs += at - oldest - ofUser[index.user(event)];
            ofUser[index.user(event)]++;
        }
        for (; oldest < byBuilding.end(building); oldest++) {
            ofUser[index.user(event(oldest))]--;
        }
        return pairs;
    }

    /** The number of such pairs that chance would give. */
    double expected(int building) {
        for (int at = byBuilding.start(building); at < byBuilding.end(building); at++) {
            ofUser[index.user(event(at))]++;
        }
        double sum = 0;
        int size = byBuilding.size(building);
        for (int at = byBuilding.start(building); at < byBuilding.end(building); at++) {
            int event = event(at);
            sum += (double) others(event) * (size - ofUser[index.user(event)]);
        }
        for (int at = byBuilding.start(building); at < byBuilding.end(building); at++) {
            ofUser[index.user(event(at))] = 0;
        }
        return size == 0 ? 0 : sum / index.size() / 2;
    }

    /** n_e: the other events of an item within a day. */
    private int others(int event) {
        int item = index.item(event);
        long time = index.time(event);
        return index.eventAfter(item, time + PurchaseIndex.DAY_MILLIS)
                - index.eventAfter(item, time - PurchaseIndex.DAY_MILLIS - 1)
                - 1;
    }

    private int event(int at) {
        return events[byBuilding.position(at)];
    }
}
