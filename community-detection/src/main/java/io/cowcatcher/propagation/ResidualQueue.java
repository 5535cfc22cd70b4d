package io.cowcatcher.propagation;

import java.util.Arrays;

/**
 * Mass that still lies on nodes, the node with the most of it first, ties by number; memory for the nodes that were
 * touched, not for the graph.
 *
 * <p>A heap of the nodes and an open hash table from numbers to their places. Numbers are codes given by the graph, so
 * nobody outside chooses them. Not safe for use by several threads.
 */
final class ResidualQueue {
    private static final int NOWHERE = -1;

    /** The nodes, in the order in which they were first touched. */
    private long[] nodes = new long[16];

    private double[] masses = new double[16];
    /** The place of each node in the heap, or {@link #NOWHERE}. */
    private int[] places = new int[16];

    private int[] heap = new int[16];
    private int known;
    private int waiting;
    /** For each slot the node that is there, plus one; 0 where there is none. Its length is a power of two. */
    private int[] slots = new int[64];

    /** Lays mass on a node, above that which is there. */
    void add(long node, double mass) {
        int index = indexOf(node);
        masses[index] += mass;
        if (places[index] == NOWHERE) {
            places[index] = waiting;
            heap[waiting++] = index;
        }
        rise(places[index]);
    }

    boolean isEmpty() {
        return waiting == 0;
    }

    /** The node with the most mass. */
    long first() {
        return nodes[heap[0]];
    }

    /** Takes all mass from the {@link #first} node, which leaves the queue. */
    double take() {
        int index = heap[0];
        double mass = masses[index];
        masses[index] = 0;
        places[index] = NOWHERE;
        int last = heap[--waiting];
        if (waiting > 0) {
            heap[0] = last;
            places[last] = 0;
            sink();
        }
        return mass;
    }

    /** All mass that lies on nodes, summed in the order in which they were first touched. */
    double total() {
        double sum = 0;
        for (int index = 0; index < known; index++) {
            sum += masses[index];
        }
        return sum;
    }

    private int indexOf(long node) {
        int slot = slot(node);
        while (slots[slot] != 0) {
            if (nodes[slots[slot] - 1] == node) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        if (known == nodes.length) {
            grow();
            slot = freeSlot(node);
        }
        nodes[known] = node;
        places[known] = NOWHERE;
        slots[slot] = ++known;
        return known - 1;
    }

    private int slot(long node) {
        long mixed = node * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (slots.length - 1);
    }

    private int freeSlot(long node) {
        int slot = slot(node);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        int capacity = Math.multiplyExact(known, 2);
        nodes = Arrays.copyOf(nodes, capacity);
        masses = Arrays.copyOf(masses, capacity);
        places = Arrays.copyOf(places, capacity);
        heap = Arrays.copyOf(heap, capacity);
        slots = new int[Math.multiplyExact(capacity, 4)];
        for (int index = 0; index < known; index++) {
            slots[freeSlot(nodes[index])] = index + 1;
        }
    }

    private boolean isBefore(int a, int b) {
        return masses[a] != masses[b] ? masses[a] > masses[b] : nodes[a] < nodes[b];
    }

    private void rise(int from) {
        int place = from;
        int index = heap[place];
        while (place > 0 && isBefore(index, heap[(place - 1) / 2])) {
            heap[place] = heap[(place - 1) / 2];
            places[heap[place]] = place;
            place = (place - 1) / 2;
        }
        heap[place] = index;
        places[index] = place;
    }

    private void sink() {
        int place = 0;
        int index = heap[0];
        while (2 * place + 1 < waiting) {
            int child = 2 * place + 1;
            if (child + 1 < waiting && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], index)) {
                break;
            }
            heap[place] = heap[child];
            places[heap[place]] = place;
            place = child;
        }
        heap[place] = index;
        places[index] = place;
    }
}
