package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.Arrays;

/** Finds the (item, day) cells of a log with enough different buyers, day by day; O(n log n) for n purchases. */
final class CellFinder {
    private static final int LEAST_BUYERS = 4;

    private final PurchaseLog log;
    private final LogDays days;
    private final long[] buyers;
    private long[] cells = new long[64];
    private int size;

    private CellFinder(PurchaseLog log, LogDays days) {
        this.log = log;
        this.days = days;
        this.buyers = new long[log.size()];
    }

    /**
     * The cells of a log as day * 2^32 + item code, ascending.
     *
     * @throws IllegalArgumentException if there is none
     */
    static long[] find(PurchaseLog log, LogDays days) {
        CellFinder finder = new CellFinder(log, days);
        int from = days.firstRow();
        while (from < log.size()) {
            int to = from + 1;
            while (to < log.size() && days.dayOf(to) == days.dayOf(from)) {
                to++;
            }
            finder.addDay(from, to);
            from = to;
        }
        if (finder.size == 0) {
            throw new IllegalArgumentException("log must have an item that " + LEAST_BUYERS
                    + " users bought on one day (got: none in " + log.size()
                    + " purchases); take a log with items and times, or a longer one");
        }
        return Arrays.copyOf(finder.cells, finder.size);
    }

    private void addDay(int from, int to) {
        int count = 0;
        for (int row = from; row < to; row++) {
            int item = log.column(PurchaseField.ITEM).code(row);
            if (item != Ids.NONE) {
                buyers[count++] =
                        (long) item << 32 | log.column(PurchaseField.USER).code(row);
            }
        }
        Arrays.sort(buyers, 0, count);
        int different = 0;
        for (int i = 0; i < count; i++) {
            boolean newItem = i == 0 || buyers[i] >>> 32 != buyers[i - 1] >>> 32;
            different = newItem ? 1 : different + (buyers[i] == buyers[i - 1] ? 0 : 1);
            boolean lastOfItem = i + 1 == count || buyers[i] >>> 32 != buyers[i + 1] >>> 32;
            if (lastOfItem && different >= LEAST_BUYERS) {
                add((long) days.dayOf(from) << 32 | buyers[i] >>> 32);
            }
        }
    }

    private void add(long cell) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
        }
        cells[size++] = cell;
    }
}
