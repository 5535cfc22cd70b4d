package io.cowcatcher.detect;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * Counts for each arc of a graph how many neighbours its ends have in common.
 *
 * <p>Every triangle is found once, from its corner of the least degree, and counted at its three edges (N. Chiba, T.
 * Nishizeki, Arboricity and subgraph listing algorithms, SIAM J. Computing 14 (1985) 210-223, doi:10.1137/0214017).
 * Cost O(m sqrt m), hubs notwithstanding; memory 8 bytes an edge and 8 a node beyond the counts.
 */
final class Triangles {
    private static final int NODES_BETWEEN_POLLS = 1_024;

    private final CsrGraph graph;
    /** Where the arcs to nodes of greater degree begin, node by node. */
    private final int[] starts;
    /** The arcs to nodes of greater degree, or of the same and a greater number. */
    private final int[] upward;

    private Triangles(CsrGraph graph) {
        this.graph = graph;
        this.starts = new int[graph.nodeCount() + 1];
        this.upward = new int[(int) graph.edgeCount()];
        int count = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            starts[node] = count;
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                if (isUpward(node, graph.head(arc))) {
                    upward[count++] = (int) arc;
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
    static int[] ofArcs(CsrGraph graph, RunControl control) {
        return new Triangles(graph).count(control);
    }

    private int[] count(RunControl control) {
        int[] common = new int[(int) graph.arcCount()];
        int[] arcTo = new int[graph.nodeCount()];
        Arrays.fill(arcTo, -1);
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (node % NODES_BETWEEN_POLLS == 0) {
                control.checkCancelled();
            }
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                arcTo[graph.head(upward[i])] = upward[i];
            }
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                countThrough(upward[i], arcTo, common);
            }
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                arcTo[graph.head(upward[i])] = -1;
            }
        }
        copyToArcsBack(common);
        return common;
    }

    /** Counts the triangles of the node whose arcs are marked that hold one of its arcs as their first. */
    private void countThrough(int first, int[] arcTo, int[] common) {
        int middle = graph.head(first);
        for (int j = starts[middle]; j < starts[middle + 1]; j++) {
            int closing = arcTo[graph.head(upward[j])];
            if (closing >= 0) {
                common[first]++;
                common[upward[j]]++;
                common[closing]++;
            }
        }
    }

    private void copyToArcsBack(int[] common) {
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                common[(int) graph.arc(graph.head(upward[i]), node)] = common[upward[i]];
            }
        }
    }
}
