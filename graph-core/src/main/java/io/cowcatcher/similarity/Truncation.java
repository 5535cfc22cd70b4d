package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;

/**
 * What the limit of expansions per purchase left out: the hot items and days, their buyers, and the pairs not looked
 * at.
 *
 * <p>A limit can only lower a surprise, because expectations are counted without it.
 *
 * @param cells the hot items by day, in ascending order of item and day; empty if every pair was looked at
 */
public record Truncation(List<Cell> cells) {
    /** The heap that a cell takes: its numbers, its header, and its places in a growing list and in the copy. */
    private static final long BYTES_OF_CELL = 56;
    /** Memory is asked for so many cells at a time. */
    private static final int CELLS_AT_ONCE = 4_096;

    /** Keeps an immutable copy. */
    public Truncation {
        cells = List.copyOf(cells);
    }

    /**
     * One item on one day on which purchases had more neighbours than the limit.
     *
     * @param item the code of the item
     * @param day the day, counted from 0
     * @param events the purchases that were not fully expanded
     * @param users their buyers
     * @param unexpandedPairs the pairs of purchases within the window that were not looked at
     */
    public record Cell(int item, int day, int events, int users, long unexpandedPairs) {}

    /** Whether every pair within the window was looked at. */
    public boolean isExact() {
        return cells.isEmpty();
    }

    /** The number of pairs of purchases that were not looked at. */
    public long unexpandedPairs() {
        return cells.stream().mapToLong(Cell::unexpandedPairs).sum();
    }

    /** What a limit leaves out; held by {@code memory}. O(events of the items bought more often than the limit). */
    static Truncation of(PurchaseIndex index, PurchaseSimilarity options, RunControl control, JoinMemory memory) {
        int limit = options.expansionLimit();
        Search search = new Search(index, options.window().toMillis(), limit, memory);
        for (int item = 0; item < index.itemCodes(); item++) {
            if ((item & 0xFFF) == 0) {
                control.checkCancelled();
            }
            if (index.itemEnd(item) - index.itemStart(item) - 1 > limit) {
                search.addCellsOf(item);
            }
        }
        memory.hold(BYTES_OF_CELL * search.cells.size());
        return new Truncation(search.cells);
    }

    /** Goes through the purchases of hot items, in order of time. */
    private static final class Search {
        private final PurchaseIndex index;
        private final long window;
        private final int limit;
        private final JoinMemory memory;
        private final List<Cell> cells = new ArrayList<>();
        /** For each user the number of the last cell he was counted in, from 1; made when there is one. */
        private int[] lastCell = new int[0];

        Search(PurchaseIndex index, long window, int limit, JoinMemory memory) {
            this.index = index;
            this.window = window;
            this.limit = limit;
            this.memory = memory;
        }

        void addCellsOf(int item) {
            if (lastCell.length == 0) {
                memory.ask(bytes(0));
                lastCell = new int[index.userCodes()];
            }
            int end = index.itemEnd(item);
            int high = index.itemStart(item);
            long unexpanded = 0;
            int events = 0;
            int users = 0;
            for (int event = index.itemStart(item); event < end; event++) {
                while (high < end && index.time(high) - index.time(event) <= window) {
                    high++;
                }
                int beyond = high - event - 1 - limit;
                if (beyond > 0) {
                    unexpanded += beyond;
                    events++;
                    users += lastCell[index.user(event)] == cells.size() + 1 ? 0 : 1;
                    lastCell[index.user(event)] = cells.size() + 1;
                }
                boolean lastOfDay = event + 1 == end || index.day(event + 1) != index.day(event);
                if (lastOfDay && unexpanded > 0) {
                    if (cells.size() % CELLS_AT_ONCE == 0) {
                        memory.ask(bytes(cells.size() + CELLS_AT_ONCE));
                    }
                    cells.add(new Cell(item, index.day(event), events, users, unexpanded));
                    unexpanded = 0;
                    events = 0;
                    users = 0;
                }
            }
        }

        private long bytes(int cellCount) {
            return 4L * index.userCodes() + BYTES_OF_CELL * cellCount;
        }
    }
}
