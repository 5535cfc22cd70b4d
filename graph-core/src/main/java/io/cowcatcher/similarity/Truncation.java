package io.cowcatcher.similarity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the limit of expansions per purchase left out: the hot items and days, their buyers, and the pairs not looked
 * at.
 *
 * <p>A limit can only lower a surprise, because expectations are counted without it.
 *
 * @param cells the hot items by day, in ascending order of item and day; empty if every pair was looked at
 */
public record Truncation(List<Cell> cells) {

    /** Keeps an immutable copy. */
    public Truncation {
        cells = List.copyOf(cells);
    }

    /**
     * One item on one day on which purchases had more neighbours than the limit.
     *
     * @param item the code of the item
     * @param day the day, counted from 0
     * @param users the buyers whose purchases were not fully expanded
     * @param unexpandedPairs the pairs of purchases within the window that were not looked at
     */
    public record Cell(int item, int day, int users, long unexpandedPairs) {}

    /** Whether every pair within the window was looked at. */
    public boolean isExact() {
        return cells.isEmpty();
    }

    /** The number of pairs of purchases that were not looked at. */
    public long unexpandedPairs() {
        return cells.stream().mapToLong(Cell::unexpandedPairs).sum();
    }

    static Truncation of(PurchaseIndex index, long window, int limit) {
        List<Cell> cells = new ArrayList<>();
        for (int item = 0; item < index.itemCodes(); item++) {
            int start = index.itemStart(item);
            int end = index.itemEnd(item);
            if (end - start - 1 > limit) {
                addCells(index, item, window, limit, cells);
            }
        }
        return new Truncation(cells);
    }

    private static void addCells(PurchaseIndex index, int item, long window, int limit, List<Cell> cells) {
        int end = index.itemEnd(item);
        int high = index.itemStart(item);
        long unexpanded = 0;
        Set<Integer> users = new HashSet<>();
        for (int at = index.itemStart(item); at < end; at++) {
            int event = index.eventByItem(at);
            while (high < end && index.time(index.eventByItem(high)) - index.time(event) <= window) {
                high++;
            }
            int beyond = high - at - 1 - limit;
            if (beyond > 0) {
                unexpanded += beyond;
                users.add(index.user(event));
            }
            boolean lastOfDay = at + 1 == end || index.day(index.eventByItem(at + 1)) != index.day(event);
            if (lastOfDay && unexpanded > 0) {
                cells.add(new Cell(item, index.day(event), users.size(), unexpanded));
                unexpanded = 0;
                users.clear();
            }
        }
    }
}
