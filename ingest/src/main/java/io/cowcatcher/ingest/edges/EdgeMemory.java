package io.cowcatcher.ingest.edges;

import io.cowcatcher.event.IdsBuilder;
import io.cowcatcher.run.MemoryEstimate;
import java.util.Locale;

/** What reading a list of edges takes, added up from the arrays that live at the same time. */
final class EdgeMemory {
    /** A row in the builder of the graph, and its two arcs in the graph. */
    private static final long ROW_IN_BUILDER = 16;

    private static final long ROW_IN_GRAPH = 24;

    /** Offsets, the next free place of each node, merged offsets; its new number. */
    private static final long NODE = 32;

    private static final long FIXED = 1 << 21;

    private EdgeMemory() {}

    /** What so many rows will take, the ids aside. */
    static MemoryEstimate ofRows(double rows, boolean weighted) {
        long lower = (long) (rows * (EdgeRows.bytesPerRow(weighted) + ROW_IN_BUILDER));
        // Where edges are merged, the arcs are copied once more.
        long upper = (long) (rows * (ROW_IN_BUILDER + 2 * ROW_IN_GRAPH)) + FIXED;
        return new MemoryEstimate(String.format(Locale.ROOT, "a graph of about %,.0f rows", rows), lower, upper);
    }

    /** The same with the ids that have come so far. */
    static MemoryEstimate ofRows(double rows, boolean weighted, IdsBuilder ids) {
        MemoryEstimate estimate = ofRows(rows, weighted);
        long idBytes = ids.heldBytes() + ids.nextBytes() + NODE * ids.size();
        return new MemoryEstimate(estimate.what(), estimate.lowerBytes() + idBytes, estimate.upperBytes() + idBytes);
    }
}
