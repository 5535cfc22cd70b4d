package io.cowcatcher.report;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.similarity.PairSink;
import java.util.List;

/**
 * Pairs of users as {@code edges.csv}: each once, the user with the smaller code first, in the order in which they
 * come.
 *
 * <p>Columns: {@code user_a, user_b, weight, shared_items}; see docs/output.md. A pair is written as soon as it comes
 * and kept nowhere. Not safe for use by several threads.
 */
public final class SimilarityTable implements PairSink, AutoCloseable {
    private static final List<String> COLUMNS = List.of("user_a", "user_b", "weight", "shared_items");

    private final Ids users;
    private final CsvTable table;
    private int lastFirst = Ids.NONE;
    private String lastName = "";
    private long rows;

    private SimilarityTable(Ids users, CsvTable table) {
        this.users = users;
        this.table = table;
    }

    /** Opens the table beside other files of the same run, for pairs of users of this log. */
    public static SimilarityTable in(ReportFolder folder, PurchaseLog log) {
        return new SimilarityTable(log.ids(PurchaseField.USER), folder.openTable("edges.csv", COLUMNS));
    }

    @Override
    public void accept(int first, int second, int sharedItems, double weight) {
        if (first != lastFirst) {
            lastFirst = first;
            lastName = users.id(first);
        }
        table.text(lastName)
                .text(users.id(second))
                .number(weight)
                .number(sharedItems)
                .endRow();
        rows++;
    }

    /** The number of pairs written so far. */
    public long rows() {
        return rows;
    }

    /** Ends the table. */
    @Override
    public void close() {
        table.close();
    }
}
