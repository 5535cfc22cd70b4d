package io.cowcatcher.graph;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseLog;

/**
 * The events of one log that may make edges of one type: row by row the codes of both ends in the graph, and the time.
 *
 * <p>A row in which either end is missing makes no edge.
 */
final class EdgeEvents {
    private final PurchaseLog log;
    private final IdColumn from;
    private final IdColumn to;
    private final int[] fromCodes;
    private final int[] toCodes;

    /** Reads {@code log}, whose ends of edges are numbered by {@code fromIds} and {@code toIds} in the graph. */
    EdgeEvents(PurchaseLog log, EdgeType type, Ids fromIds, Ids toIds) {
        this.log = log;
        this.from = log.column(type.from().field());
        this.to = log.column(type.to().field());
        this.fromCodes = from.ids().codesIn(fromIds);
        this.toCodes = to.ids().codesIn(toIds);
    }

    int size() {
        return fromCodes.length == 0 || toCodes.length == 0 ? 0 : log.size();
    }

    boolean isEdge(int row) {
        return from.code(row) != Ids.NONE && to.code(row) != Ids.NONE;
    }

    int from(int row) {
        return fromCodes[from.code(row)];
    }

    int to(int row) {
        return toCodes[to.code(row)];
    }

    long millis(int row) {
        return log.epochMillis(row);
    }
}
