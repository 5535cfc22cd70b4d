package io.cowcatcher.ingest.edges;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a list of edges in pages, nodes by the numbers in which they came; page by page they go over into a graph.
 * Memory: 8 bytes a row, and 8 more where there are weights.
 */
final class EdgeRows {
    static final int PAGE = 1 << 16;

    private final boolean weighted;
    private final List<int[]> ends = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();
    private long size;

    EdgeRows(boolean weighted) {
        this.weighted = weighted;
    }

    static long bytesPerRow(boolean weighted) {
        return 2L * Integer.BYTES + (weighted ? Double.BYTES : 0);
    }

    long size() {
        return size;
    }

    long heldBytes() {
        return (long) ends.size() * PAGE * bytesPerRow(weighted);
    }

    void add(int tail, int head, double weight) {
        int at = (int) (size++ % PAGE);
        if (at == 0) {
            ends.add(new int[2 * PAGE]);
            weights.add(new double[weighted ? PAGE : 0]);
        }
        int page = ends.size() - 1;
        ends.get(page)[2 * at] = tail;
        ends.get(page)[2 * at + 1] = head;
        if (weighted) {
            weights.get(page)[at] = weight;
        }
    }

    /** Makes the graph, in which node {@code n} of the rows is {@code codeOf[n]}; the rows are gone then. */
    CsrGraph toGraph(int[] codeOf, RunControl control) {
        CsrGraphBuilder builder = CsrGraph.builder(codeOf.length).expecting(size);
        for (int page = 0; page < ends.size(); page++) {
            control.checkCancelled();
            int rows = (int) Math.min(PAGE, size - (long) page * PAGE);
            int[] ofPage = ends.set(page, new int[0]);
            double[] weightsOfPage = weights.set(page, new double[0]);
            for (int i = 0; i < rows; i++) {
                builder.addEdge(codeOf[ofPage[2 * i]], codeOf[ofPage[2 * i + 1]], weighted ? weightsOfPage[i] : 1);
            }
        }
        return builder.build(control);
    }
}
