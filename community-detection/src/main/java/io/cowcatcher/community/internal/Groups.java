package io.cowcatcher.community.internal;

import io.cowcatcher.run.RunControl;

/** The nodes of every label side by side, by counting sort: ascending within a label. 4 bytes a node and 4 a label. */
final class Groups {
    private final int[] starts;
    private final int[] members;

    private Groups(int[] starts, int[] members) {
        this.starts = starts;
        this.members = members;
    }

    /** The heap that the groups of these labels take. */
    static long heapBytes(Labels labels) {
        return 4L * labels.nodeCount() + 4L * labels.count();
    }

    static Groups of(Labels labels, RunControl control) {
        // While members are filled in, entry l + 1 moves from the start of label l to its end, which is the start of
        // label l + 1.
        int[] starts = new int[labels.count() + 2];
        int[] labelOf = labels.array();
        for (int node = 0; node < labelOf.length; node++) {
            Poll.at(node, control);
            starts[labelOf[node] + 2]++;
        }
        for (int label = 0; label < labels.count(); label++) {
            Poll.at(label, control);
            starts[label + 2] += starts[label + 1];
        }
        control.checkCancelled();
        int[] members = new int[labelOf.length];
        for (int node = 0; node < labelOf.length; node++) {
            Poll.at(node, control);
            members[starts[labelOf[node] + 1]++] = node;
        }
        return new Groups(starts, members);
    }

    int start(int label) {
        return starts[label];
    }

    int end(int label) {
        return starts[label + 1];
    }

    int size(int label) {
        return end(label) - start(label);
    }

    /** All nodes; those of one label lie in {@code [start, end)} and may be reordered there. */
    int[] members() {
        return members;
    }
}
