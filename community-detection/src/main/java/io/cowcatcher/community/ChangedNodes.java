package io.cowcatcher.community;

import io.cowcatcher.graph.CsrGraph;
import java.util.Arrays;

/**
 * The nodes at which a graph has changed: both ends of every edge that came, went, or has another weight.
 *
 * <p>Only around them need communities be looked at again: nodes elsewhere are visited if something near them moves
 * (the dynamic frontier of S. Sahu, arXiv:2404.19634 and arXiv:2405.11658). 4 bytes a node. Immutable, share freely.
 */
public final class ChangedNodes {
    private final int[] nodes;

    private ChangedNodes(int[] nodes) {
        this.nodes = nodes;
    }

    /**
     * Takes the nodes as they are known, in any order, repeated or not.
     *
     * @throws IllegalArgumentException if a node is below 0
     */
    public static ChangedNodes of(int... nodes) {
        int[] sorted = Arrays.stream(nodes).sorted().distinct().toArray();
        if (sorted.length > 0 && sorted[0] < 0) {
            throw new IllegalArgumentException("changed nodes must be from 0 (got: " + sorted[0] + ")");
        }
        return new ChangedNodes(sorted);
    }

    /** Compares two graphs, of which the later may have more nodes or fewer; O(n + m). */
    public static ChangedNodes between(CsrGraph before, CsrGraph after) {
        int[] changed = new int[after.nodeCount()];
        int count = 0;
        for (int node = 0; node < after.nodeCount(); node++) {
            if (node >= before.nodeCount() || differs(before, after, node)) {
                changed[count++] = node;
            }
        }
        return new ChangedNodes(Arrays.copyOf(changed, count));
    }

    private static boolean differs(CsrGraph before, CsrGraph after, int node) {
        if (before.degree(node) != after.degree(node)) {
            return true;
        }
        long shift = after.firstArc(node) - before.firstArc(node);
        for (long arc = before.firstArc(node), end = before.endArc(node); arc < end; arc++) {
            if (before.head(arc) != after.head(arc + shift) || before.weight(arc) != after.weight(arc + shift)) {
                return true;
            }
        }
        return false;
    }

    /** How many they are. */
    public int count() {
        return nodes.length;
    }

    /** The nodes, ascending; a copy. */
    public int[] toArray() {
        return nodes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChangedNodes that && Arrays.equals(nodes, that.nodes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nodes);
    }

    @Override
    public String toString() {
        return nodes.length + " changed nodes";
    }
}
