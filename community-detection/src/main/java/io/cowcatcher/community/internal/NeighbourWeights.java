package io.cowcatcher.community.internal;

import java.util.Arrays;

/*
 * Summing the weights from one node to each neighbouring community is where community detection spends its time, and that time is
 * latency of memory, not arithmetic. The plain way, one array with a slot for every community, misses the cache at almost every
 * arc. Here:
 *
 * 1. The labels of a block of neighbours are gathered into a buffer first. These loads do not depend on one another, so that the
 *    processor has many of them under way at a time.
 * 2. They are then summed in an open-addressing table of at least twice the degree, which for nearly all nodes lies in the first
 *    level of the cache. It is emptied by walking the slots that were taken, so the cost of a node depends on its degree alone.
 * 3. A hub whose degree is near the number of nodes gets one slot per label instead: the table would be as long, and would
 *    collide.
 *
 * Sums come out in the order in which labels were first met: independent of the table's size and of the hash.
 */

/**
 * Sums of weights by label, for the neighbours of one node at a time.
 *
 * <p>Memory: 12 bytes a slot, see {@link #estimatedBytes}. Not safe for use by several threads: each takes its own.
 */
final class NeighbourWeights {
    private static final int BLOCK = 1024;
    private static final int FIBONACCI = 0x9E3779B1;
    private static final int FREE = -1;

    private final int labelCount;
    private final int[] keys;
    private final double[] sums;
    private final int[] taken;
    private final int[] gathered = new int[BLOCK];
    private int count;
    private int multiplier;
    private int shift;
    private int mask;

    /**
     * Makes a table for labels from 0 to {@code labelCount - 1}, of which at most {@code maximumKeys} occur at a time.
     */
    NeighbourWeights(int labelCount, long maximumKeys) {
        int slots = slots(labelCount, maximumKeys);
        this.labelCount = labelCount;
        this.keys = new int[slots];
        this.sums = new double[slots];
        this.taken = new int[(int) Math.min(labelCount, maximumKeys)];
        Arrays.fill(keys, FREE);
    }

    /** What a table of this size takes. */
    static long estimatedBytes(int labelCount, long maximumKeys) {
        return 12L * slots(labelCount, maximumKeys) + 4 * Math.min(labelCount, maximumKeys) + 4 * BLOCK + 128;
    }

    private static int slots(int labelCount, long keys) {
        return isDirect(labelCount, keys) ? labelCount : tableSize(keys);
    }

    private static boolean isDirect(int labelCount, long keys) {
        return keys * 4 >= labelCount;
    }

    /** The least power of two that leaves half of the slots free; below four times the keys, hence below the labels. */
    private static int tableSize(long keys) {
        return Math.max(4, Integer.highestOneBit((int) keys * 2 - 1) << 1);
    }

    /** Empties the table and prepares it for at most {@code maximumKeys} different labels. */
    void reset(long maximumKeys) {
        for (int i = 0; i < count; i++) {
            keys[taken[i]] = FREE;
        }
        count = 0;
        if (isDirect(labelCount, maximumKeys)) {
            multiplier = 1;
            shift = 0;
            mask = -1;
        } else {
            int size = tableSize(maximumKeys);
            multiplier = FIBONACCI;
            shift = Integer.numberOfLeadingZeros(size) + 1;
            mask = size - 1;
        }
    }

    /** Adds the weight of every arc of {@code node} to the label of its head. */
    void addArcs(LevelGraph graph, int node, int[] labels) {
        long end = graph.endArc(node);
        for (long start = graph.firstArc(node); start < end; start += BLOCK) {
            int length = (int) Math.min(BLOCK, end - start);
            for (int i = 0; i < length; i++) {
                gathered[i] = labels[graph.head(start + i)];
            }
            for (int i = 0; i < length; i++) {
                add(gathered[i], graph.weight(start + i));
            }
        }
    }

    /** Adds the weight of those arcs of {@code node} whose head has the same outer label. */
    void addArcsInside(int[] outer, LevelGraph graph, int node, int[] labels) {
        int inside = outer[node];
        long end = graph.endArc(node);
        for (long start = graph.firstArc(node); start < end; start += BLOCK) {
            int length = (int) Math.min(BLOCK, end - start);
            for (int i = 0; i < length; i++) {
                int head = graph.head(start + i);
                gathered[i] = outer[head] == inside ? labels[head] : FREE;
            }
            for (int i = 0; i < length; i++) {
                if (gathered[i] != FREE) {
                    add(gathered[i], graph.weight(start + i));
                }
            }
        }
    }

    /** Adds {@code weight} to the sum of {@code label}. */
    void add(int label, double weight) {
        int slot = (label * multiplier) >>> shift;
        while (keys[slot] != label) {
            if (keys[slot] == FREE) {
                keys[slot] = label;
                sums[slot] = weight;
                taken[count++] = slot;
                return;
            }
            slot = (slot + 1) & mask;
        }
        sums[slot] += weight;
    }

    /** The number of different labels. */
    int count() {
        return count;
    }

    /** The label that was met as number {@code index}. */
    int label(int index) {
        return keys[taken[index]];
    }

    /** The sum of the label that was met as number {@code index}. */
    double sum(int index) {
        return sums[taken[index]];
    }
}
