package io.cowcatcher.community.internal;

import java.util.Arrays;

/**
 * The nodes still to be visited, each at most once at a time, first in, first out.
 *
 * <p>Nodes whose neighbours have not moved since their last visit are not in it: that is the pruning. 5 bytes a node.
 */
final class NodeQueue {
    private final int[] ring;
    private final boolean[] queued;
    private int head;
    private int size;

    /** Starts with every node, in the given order; takes the array over. */
    NodeQueue(int[] order) {
        this.ring = order;
        this.queued = new boolean[order.length];
        Arrays.fill(queued, true);
        this.size = order.length;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    int poll() {
        int node = ring[head];
        head = head + 1 == ring.length ? 0 : head + 1;
        size--;
        queued[node] = false;
        return node;
    }

    /** Appends a node unless it is queued already. */
    void offer(int node) {
        if (!queued[node]) {
            queued[node] = true;
            int tail = head + size++;
            ring[tail >= ring.length || tail < 0 ? tail - ring.length : tail] = node;
        }
    }
}
