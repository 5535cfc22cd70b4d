package io.cowcatcher.graph;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/**
 * Which community each node of a graph belongs to.
 *
 * <p>Communities are numbered from 0 in the order of their smallest member, so two partitions with the same groups are
 * equal. Memory: 8 bytes a node and 4 a community. Immutable, share freely.
 */
public final class Partition {
    private static final int STEPS_PER_CHECK = 1 << 12;

    private final int[] communityOf;
    private final int[] starts;
    private final int[] members;

    /** Takes over the communities, and room for the members. */
    private Partition(int[] communityOf, int communityCount, int[] members, RunControl control) {
        this.communityOf = communityOf;
        this.members = members;
        this.starts = new int[communityCount + 1];
        for (int node = 0; node < communityOf.length; node++) {
            poll(node, control);
            starts[communityOf[node]]++;
        }
        for (int community = 1; community <= communityCount; community++) {
            poll(community, control);
            starts[community] += starts[community - 1];
        }
        for (int node = communityOf.length - 1; node >= 0; node--) {
            poll(node, control);
            members[--starts[communityOf[node]]] = node; // from the end of its community, which becomes its start
        }
    }

    /** Makes a partition of {@code labels.length} nodes; nodes with equal labels, from 0 to n - 1, form a community. */
    public static Partition of(int[] labels) {
        int[] numberOf = new int[labels.length];
        Arrays.fill(numberOf, -1);
        int[] communityOf = new int[labels.length];
        int count = 0;
        for (int node = 0; node < labels.length; node++) {
            int label = labels[node];
            if (label < 0 || label >= labels.length) {
                throw new IllegalArgumentException("label must be from 0 to " + (labels.length - 1) + " (got: " + label
                        + " at node " + node + "); number the communities densely");
            }
            if (numberOf[label] < 0) {
                numberOf[label] = count++;
            }
            communityOf[node] = numberOf[label];
        }
        return new Partition(communityOf, count, numberOf, RunControl.inline());
    }

    /**
     * As {@link #of}, without copies and checks, for code that numbers communities by construction as a partition does:
     * from 0, in the order of their smallest member. Whoever made the array does not change it any more.
     *
     * @param communityCount how many communities there are
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static Partition trusting(int[] communityOf, int communityCount, RunControl control) {
        return new Partition(communityOf, communityCount, new int[communityOf.length], control);
    }

    /** The heap that {@link #trusting} takes beyond the array, for so many nodes and communities. */
    public static long heapBytesOfTrusting(int nodeCount, int communityCount) {
        return 4L * nodeCount + 4L * communityCount;
    }

    /** The partition in which every node is alone. */
    public static Partition singletons(int nodeCount) {
        int[] labels = new int[nodeCount];
        Arrays.setAll(labels, node -> node);
        return of(labels);
    }

    private static void poll(int step, RunControl control) {
        if (step % STEPS_PER_CHECK == 0) {
            control.checkCancelled();
        }
    }

    /** The number of nodes. */
    public int nodeCount() {
        return communityOf.length;
    }

    /** The number of communities, none of them empty. */
    public int communityCount() {
        return starts.length - 1;
    }

    /** The community of a node. */
    public int communityOf(int node) {
        return communityOf[node];
    }

    /** The number of members of a community. */
    public int size(int community) {
        return starts[community + 1] - starts[community];
    }

    /** The members of a community in ascending order. */
    public int[] members(int community) {
        return Arrays.copyOfRange(members, starts[community], starts[community + 1]);
    }

    /** The community of every node; a copy. */
    public int[] toLabels() {
        return communityOf.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Partition partition && Arrays.equals(communityOf, partition.communityOf);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(communityOf);
    }

    @Override
    public String toString() {
        return "Partition of " + nodeCount() + " nodes into " + communityCount() + " communities";
    }
}
