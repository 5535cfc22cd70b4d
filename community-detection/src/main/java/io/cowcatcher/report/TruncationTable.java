package io.cowcatcher.report;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.Truncation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What the limit of expansions left out, as {@code truncated.csv}: a row for each item and day, in the order of the
 * truncation. Without any row where every pair was looked at.
 *
 * <p>Columns: {@code item, day, purchases, users, unexpanded_pairs}; see docs/output.md.
 */
public final class TruncationTable {
    private static final List<String> COLUMNS = List.of("item", "day", "purchases", "users", "unexpanded_pairs");
    private static final long HALF_A_DAY_SECONDS = 43_200;

    private TruncationTable() {}

    /**
     * Writes the table beside other files of the same run; O(cells).
     *
     * @param zone the shop's time zone, where days begin
     */
    public static void write(ReportFolder folder, PurchaseIndex index, Truncation truncation, ZoneId zone) {
        Ids items = index.log().ids(PurchaseField.ITEM);
        try (CsvTable table = folder.openTable("truncated.csv", COLUMNS)) {
            for (Truncation.Cell cell : truncation.cells()) {
                table.text(items.id(cell.item()))
                        .text(date(index, cell.day(), zone).toString())
                        .number(cell.events())
                        .number(cell.users())
                        .number(cell.unexpandedPairs())
                        .endRow();
            }
        }
    }

    /** The date of a day; asked at its noon, which no change of clocks moves to another date. */
    public static LocalDate date(PurchaseIndex index, int day, ZoneId zone) {
        return index.startOfDay(day)
                .plusSeconds(HALF_A_DAY_SECONDS)
                .atZone(zone)
                .toLocalDate();
    }
}
