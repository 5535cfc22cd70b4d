package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.Arrays;

/**
 * The (item, day) cells of a real log that are made deals, in the order of their openings, the first real purchase of
 * each.
 */
final class DealCells {
    private final PurchaseLog log;
    private final LogDays days;
    private final long[] cells;
    private final int[] openingRows;

    /** Chooses up to {@code count} cells at random. */
    DealCells(PurchaseLog log, LogDays days, int count, Draws draws) {
        this.log = log;
        this.days = days;
        long[] all = CellFinder.find(log, days);
        int[] chosen = WeightedSampler.uniform(all.length).distinct(Math.min(count, all.length), draws);
        this.cells = Arrays.stream(chosen).mapToLong(i -> all[i]).toArray();
        int[] firstRows = new int[cells.length];
        Arrays.fill(firstRows, -1);
        for (int row = days.firstRow(); row < log.size(); row++) {
            int cell = cellOf(row);
            if (cell >= 0 && firstRows[cell] < 0) {
                firstRows[cell] = row;
            }
        }
        this.openingRows = firstRows.clone();
        Arrays.sort(openingRows);
    }

    private int cellOf(int row) {
        int item = log.column(PurchaseField.ITEM).code(row);
        return item == Ids.NONE ? -1 : Arrays.binarySearch(cells, (long) days.dayOf(row) << 32 | item);
    }

    /** Whether a row of the real log lies in one of the cells. */
    boolean contains(int row) {
        return row >= days.firstRow() && cellOf(row) >= 0;
    }

    /** The row of the real log with which an opening begins. */
    int row(int opening) {
        return openingRows[opening];
    }

    DealCalendar calendar() {
        int[] items = new int[openingRows.length];
        int[] seconds = new int[openingRows.length];
        for (int opening = 0; opening < openingRows.length; opening++) {
            items[opening] = log.column(PurchaseField.ITEM).code(openingRows[opening]);
            seconds[opening] = days.secondOf(openingRows[opening]);
        }
        return new DealCalendar(items, seconds, days.horizonSeconds());
    }
}
