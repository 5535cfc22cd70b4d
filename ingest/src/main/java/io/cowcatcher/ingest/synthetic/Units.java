package io.cowcatcher.ingest.synthetic;

import java.util.Arrays;

/** Delivery units (flats, counters of a station), numbered as they are added, each in a building. */
final class Units {
    /** Stands for the buyer's own address, whichever it is that day. */
    static final int OWN = -1;

    private int[] buildings = new int[1024];
    private int size;

    int add(int building) {
        if (size == buildings.length) {
            buildings = Arrays.copyOf(buildings, size * 2);
        }
        buildings[size] = building;
        return size++;
    }

    int size() {
        return size;
    }

    int buildingOf(int unit) {
        return buildings[unit];
    }
}
