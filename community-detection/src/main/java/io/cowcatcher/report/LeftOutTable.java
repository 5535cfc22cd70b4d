package io.cowcatcher.report;

import io.cowcatcher.cleaning.LeftOut;
import java.util.List;
import java.util.Locale;

/**
 * What was left out of a search as no evidence, as {@code left_out.csv}: a row for each account or item. Without any
 * row where nothing was.
 *
 * <p>Columns: {@code kind, id, rule, purchases, reason}; see docs/output.md.
 */
public final class LeftOutTable {
    private static final List<String> COLUMNS = List.of("kind", "id", "rule", "purchases", "reason");

    private LeftOutTable() {}

    /** Writes the table beside other files of the same run; O(rows). */
    public static void write(ReportFolder folder, List<LeftOut> leftOut) {
        try (CsvTable table = folder.openTable("left_out.csv", COLUMNS)) {
            for (LeftOut row : leftOut) {
                table.text(lowerCase(row.rule().field()))
                        .text(row.id())
                        .text(lowerCase(row.rule()))
                        .number(row.purchases())
                        .text(row.reason())
                        .endRow();
            }
        }
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
