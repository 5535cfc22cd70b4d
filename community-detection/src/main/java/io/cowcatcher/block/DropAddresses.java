package io.cowcatcher.block;

import io.cowcatcher.event.Ids;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The addresses that at least three members had window purchases shipped to, and that few others use. */
final class DropAddresses {
    private static final int FEWEST_MEMBERS = 3;
    private static final double MOST_GAIN = 6;

    private final BlockModel model;
    private final DeliveryPoints deliveries;
    private final int[] members;
    private int[] used = new int[64];
    private int usedCount;

    DropAddresses(BlockModel model, DeliveryPoints deliveries) {
        this.model = model;
        this.deliveries = deliveries;
        this.members = new int[deliveries.buildingCount()];
    }

    void find(List<Window> windows, int[] currentMembers) {
        clear();
        if (model.options.dropWeight() == 0 || !deliveries.areKnown()) {
            return;
        }
        PurchaseIndex index = model.index;
        long[] pairs = windows.stream()
                .flatMapToInt(window -> IntStream.rangeClosed(window.first(), window.last()))
                .filter(event -> deliveries.building(event) != Ids.NONE
                        && Arrays.binarySearch(currentMembers, index.user(event)) >= 0)
                .mapToLong(event -> (long) deliveries.building(event) << 32 | index.user(event))
                .sorted()
                .distinct()
                .toArray();
        for (long pair : pairs) {
            count((int) (pair >> 32));
        }
    }

    private void count(int building) {
        if (members[building]++ == 0) {
            if (usedCount == used.length) {
                used = Arrays.copyOf(used, usedCount * 2);
            }
            used[usedCount++] = building;
        }
    }

    void clear() {
        for (int i = 0; i < usedCount; i++) {
            members[used[i]] = 0;
        }
        usedCount = 0;
    }

    double gain(int event) {
        if (usedCount == 0) {
            return 0;
        }
        int building = deliveries.building(event);
        if (building == Ids.NONE || members[building] < FEWEST_MEMBERS) {
            return 0;
        }
        if (!deliveries.mayBeDrop(building)) {
            return 0;
        }
        int users = deliveries.usersOfBuilding(building);
        return model.options.dropWeight() * Math.min(MOST_GAIN, Math.log(model.index.population() / (double) users));
    }
}
