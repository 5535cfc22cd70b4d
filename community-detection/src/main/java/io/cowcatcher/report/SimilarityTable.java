package io.cowcatcher.report;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.similarity.SimilarityGraph;
import java.util.List;

/**
 * The similarity graph as {@code edges.csv}: each edge once, the user with the smaller code first, in ascending order.
 *
 * <p>Columns: {@code user_a, user_b, weight, shared_items}; see docs/output.md. O(edges), one row at a time.
 */
public final class SimilarityTable {
    private static final List<String> COLUMNS = List.of("user_a", "user_b", "weight", "shared_items");

    private final Ids users;
    private final SimilarityGraph links;

    private SimilarityTable(Ids users, SimilarityGraph links) {
        this.users = users;
        this.links = links;
    }

    /** The table of a graph that was made of this log. */
    public static SimilarityTable of(PurchaseLog log, SimilarityGraph links) {
        return new SimilarityTable(log.ids(PurchaseField.USER), links);
    }

    /** Prepares the table beside other files of the same run. */
    public void writeTo(ReportFolder folder) {
        CsrGraph graph = links.graph();
        try (CsvTable table = folder.openTable("edges.csv", COLUMNS)) {
            for (int a = 0; a < graph.nodeCount(); a++) {
                if (graph.degree(a) == 0) {
                    continue;
                }
                String userA = users.id(a);
                for (long arc = graph.firstArc(a); arc < graph.endArc(a); arc++) {
                    if (graph.head(arc) > a) {
                        table.text(userA)
                                .text(users.id(graph.head(arc)))
                                .number(links.weight(arc))
                                .number(links.sharedItems(arc))
                                .endRow();
                    }
                }
            }
        }
    }
}
