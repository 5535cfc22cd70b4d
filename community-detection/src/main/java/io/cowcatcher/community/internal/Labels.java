package io.cowcatcher.community.internal;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * A label for each node of a level, numbered from 0 in the order of their first node; nodes with equal labels belong
 * together.
 *
 * <p>Immutable as long as nobody writes to {@link #array}, which phases read directly; 4 bytes a node.
 */
public final class Labels {
    /** The heap that a label takes. */
    public static final long NODE_BYTES = 4;

    /** The heap for each node that is taken while labels are renumbered. */
    static final long COMPACTING_BYTES = 4;

    private static final int NONE = -1;

    private final int[] labels;
    private final int count;

    /** Takes over labels that are already numbered as they should be. */
    Labels(int[] labels, int count) {
        this.labels = labels;
        this.count = count;
    }

    /** A label of its own for every node. */
    public static Labels singletons(int nodeCount) {
        int[] labels = new int[nodeCount];
        Arrays.setAll(labels, node -> node);
        return new Labels(labels, nodeCount);
    }

    /**
     * Renumbers labels from 0 to n - 1 by their first node; takes the array over. O(n), and 4 bytes a node while it
     * runs.
     */
    public static Labels compacted(int[] labels, RunControl control) {
        control.checkCancelled();
        int[] numberOf = new int[labels.length];
        Arrays.fill(numberOf, NONE);
        int count = 0;
        for (int node = 0; node < labels.length; node++) {
            Poll.at(node, control);
            int label = labels[node];
            if (numberOf[label] == NONE) {
                numberOf[label] = count++;
            }
            labels[node] = numberOf[label];
        }
        return new Labels(labels, count);
    }

    /** A copy, which may be changed. */
    public Labels copy() {
        return new Labels(labels.clone(), count);
    }

    /** The number of nodes. */
    public int nodeCount() {
        return labels.length;
    }

    /** The number of different labels. */
    public int count() {
        return count;
    }

    /** Whether no two nodes belong together. */
    public boolean areSingletons() {
        return count == labels.length;
    }

    /** The label of every node, not copied: read only. */
    public int[] array() {
        return labels;
    }

    /** Labels for the nodes of {@code inner}, whose labels are the nodes of these labels. */
    public Labels after(Labels inner, RunControl control) {
        int[] composed = new int[inner.labels.length];
        for (int node = 0; node < composed.length; node++) {
            Poll.at(node, control);
            composed[node] = labels[inner.labels[node]];
        }
        return new Labels(composed, count);
    }

    /**
     * Labels for the labels of {@code inner}, which must be at least as fine as these: the label that all nodes of one
     * inner label share.
     */
    public Labels liftedTo(Labels inner, RunControl control) {
        int[] lifted = new int[inner.count];
        for (int node = 0; node < labels.length; node++) {
            Poll.at(node, control);
            lifted[inner.labels[node]] = labels[node];
        }
        return new Labels(lifted, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels that && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(labels);
    }
}
