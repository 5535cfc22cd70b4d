package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/** Connected parts of a graph, by breadth-first search over the arcs that count; O(n + m), 8 bytes a node. */
public final class ConnectedParts {
    private static final int NONE = -1;

    private ConnectedParts() {}

    /** The heap that a search takes, its result included. */
    public static long heapBytes(int nodes) {
        return 8L * nodes;
    }

    /**
     * The parts into which the edges of at least {@code minimumWeight} join the nodes, numbered by their smallest node.
     */
    public static Labels of(CsrGraph graph, double minimumWeight, RunControl control) {
        LevelGraph level = BaseGraph.weighedByCount(graph);
        return search(level, (tail, arc) -> level.weight(arc) >= minimumWeight, control);
    }

    /** Splits every label into its connected parts, numbered by their smallest node. */
    public static Labels split(LevelGraph graph, Labels labels, RunControl control) {
        int[] labelOf = labels.array();
        return search(graph, (tail, arc) -> labelOf[tail] == labelOf[graph.head(arc)], control);
    }

    /** Splits every label of nodes of an input graph, as {@link #split(LevelGraph, Labels, RunControl)} does. */
    public static Labels split(CsrGraph graph, Labels labels, RunControl control) {
        return split(BaseGraph.weighedByCount(graph), labels, control);
    }

    /** Whether an arc holds its two ends together. */
    private interface Bond {
        boolean holds(int tail, long arc);
    }

    private static Labels search(LevelGraph graph, Bond bond, RunControl control) {
        int[] partOf = new int[graph.nodeCount()];
        Arrays.fill(partOf, NONE);
        int[] reached = new int[graph.nodeCount()];
        int reachedCount = 0;
        int expanded = 0;
        int parts = 0;
        for (int start = 0; start < partOf.length; start++) {
            if (partOf[start] != NONE) {
                continue;
            }
            partOf[start] = parts;
            reached[reachedCount++] = start;
            while (expanded < reachedCount) {
                Poll.at(expanded, control);
                int tail = reached[expanded++];
                for (long arc = graph.firstArc(tail), end = graph.endArc(tail); arc < end; arc++) {
                    Poll.at(arc, control);
                    int head = graph.head(arc);
                    if (partOf[head] == NONE && bond.holds(tail, arc)) {
                        partOf[head] = parts;
                        reached[reachedCount++] = head;
                    }
                }
            }
            parts++;
        }
        return new Labels(partOf, parts);
    }
}
