package io.cowcatcher.detect;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.IntPages;
import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * Counts for each arc of a graph how many neighbours its ends have in common.
 *
 * <p>Every triangle is found once, from its corner of the least degree, and counted at its three edges (N. Chiba, T.
 * Nishizeki, Arboricity and subgraph listing algorithms, SIAM J. Computing 14 (1985) 210-223, doi:10.1137/0214017).
 * Cost O(m sqrt m), hubs notwithstanding; memory 4 bytes an edge and 12 a node beyond the counts.
 */
final class Triangles {
    private static final int NODES_BETWEEN_POLLS = 1_024;

    private final CsrGraph graph;
    /** Where the places of the arcs to nodes of greater degree begin, node by node. */
    private final long[] starts;
    /**
     * The places, in the row of their node, of arcs to nodes of greater degree, or of the same and a greater number.
     */
    private final IntPages upward;

    private Triangles(CsrGraph graph) {
        this.graph = graph;
        this.starts = new long[graph.nodeCount() + 1];
        this.upward = IntPages.ofLength(graph.edgeCount());
        long count = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            starts[node] = count;
            for (int place = 0; place < graph.degree(node); place++) {
                if (isUpward(node, graph.head(graph.firstArc(node) + place))) {
                    upward.set(count++, place);
                }
            }
        }
        starts[graph.nodeCount()] = count;
    }

    private boolean isUpward(int node, int other) {
        int degree = graph.degree(node);
        int others = graph.degree(other);
        return degree < others || (degree == others && node < other);
    }

    /** The number of common neighbours of the ends of each arc. */
    static IntPages ofArcs(CsrGraph graph, RunControl control) {
        return new Triangles(graph).count(control);
    }

    private IntPages count(RunControl control) {
        IntPages common = IntPages.ofLength(graph.arcCount());
        int[] placeOf = new int[graph.nodeCount()];
        Arrays.fill(placeOf, -1);
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (node % NODES_BETWEEN_POLLS == 0) {
                control.checkCancelled();
            }
            for (long i = starts[node]; i < starts[node + 1]; i++) {
                placeOf[graph.head(arc(node, i))] = upward.get(i);
            }
            for (long i = starts[node]; i < starts[node + 1]; i++) {
                countThrough(node, arc(node, i), placeOf, common);
            }
            for (long i = starts[node]; i < starts[node + 1]; i++) {
                placeOf[graph.head(arc(node, i))] = -1;
            }
        }
        copyToArcsBack(common);
        return common;
    }

    private long arc(int node, long i) {
        return graph.firstArc(node) + upward.get(i);
    }

    /** Counts the triangles of a node whose arcs are marked that hold one of these, {@code first}, as their first. */
    private void countThrough(int node, long first, int[] placeOf, IntPages common) {
        int middle = graph.head(first);
        for (long j = starts[middle]; j < starts[middle + 1]; j++) {
            long second = arc(middle, j);
            int closing = placeOf[graph.head(second)];
            if (closing >= 0) {
                count(common, first);
                count(common, second);
                count(common, graph.firstArc(node) + closing);
            }
        }
    }

    private static void count(IntPages common, long arc) {
        common.set(arc, common.get(arc) + 1);
    }

    private void copyToArcsBack(IntPages common) {
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long i = starts[node]; i < starts[node + 1]; i++) {
                long arc = arc(node, i);
                common.set(graph.arc(graph.head(arc), node), common.get(arc));
            }
        }
    }
}
