package io.cowcatcher.ingest.synthetic;

import java.util.Arrays;

/**
 * The purchases of a synthetic log in growing primitive columns, in the order in which they were drawn.
 *
 * <p>Memory: 21 bytes a purchase, up to half as much again while growing.
 */
final class Orders {
    private final int horizonSeconds;
    private int[] users = new int[1024];
    private int[] items = new int[1024];
    private int[] seconds = new int[1024];
    private int[] units = new int[1024];
    private int[] devices = new int[1024];
    private boolean[] deals = new boolean[1024];
    private int size;

    Orders(int horizonSeconds) {
        this.horizonSeconds = horizonSeconds;
    }

    /** What an item is sold at. */
    enum Terms {
        LIST_PRICE,
        DEAL
    }

    /** Adds a purchase of {@code user}, unless it falls behind the end of the log; returns whether it was added. */
    boolean add(int user, int item, int second, Terms terms) {
        if (second >= horizonSeconds) {
            return false;
        }
        if (size == users.length) {
            grow();
        }
        users[size] = user;
        items[size] = item;
        seconds[size] = second;
        deals[size] = terms == Terms.DEAL;
        size++;
        return true;
    }

    /** Says where the purchase added last ships to and what device it came from. */
    void deliverLast(int unit, int device) {
        units[size - 1] = unit;
        devices[size - 1] = device;
    }

    private void grow() {
        int capacity = size + size / 2;
        users = Arrays.copyOf(users, capacity);
        items = Arrays.copyOf(items, capacity);
        seconds = Arrays.copyOf(seconds, capacity);
        units = Arrays.copyOf(units, capacity);
        devices = Arrays.copyOf(devices, capacity);
        deals = Arrays.copyOf(deals, capacity);
    }

    int size() {
        return size;
    }

    int user(int row) {
        return users[row];
    }

    int item(int row) {
        return items[row];
    }

    int second(int row) {
        return seconds[row];
    }

    int unit(int row) {
        return units[row];
    }

    int device(int row) {
        return devices[row];
    }

    boolean isDeal(int row) {
        return deals[row];
    }

    /** The rows in the order of time, then user, then item, then as they were drawn. */
    int[] inOrderOfTime() {
        long[] keys = new long[size];
        for (int row = 0; row < size; row++) {
            keys[row] = (long) seconds[row] << 32 | row;
        }
        Arrays.sort(keys);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int row = (int) keys[i];
            int at = i;
            // Few purchases share a second, so that sorting them by insertion costs next to nothing.
            while (at > 0 && seconds[order[at - 1]] == seconds[row] && standsBefore(row, order[at - 1])) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = row;
        }
        return order;
    }

    private boolean standsBefore(int a, int b) {
        return users[a] != users[b] ? users[a] < users[b] : items[a] < items[b];
    }
}
