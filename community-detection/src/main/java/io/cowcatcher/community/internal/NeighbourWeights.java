package io.cowcatcher.community.internal;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/*
 * Summing the weights from one node to each neighbouring community is where community detection spends its time, and that time is
 * latency of memory and wrongly guessed branches, not arithmetic. The plain way, one array with a slot for every community, misses
 * the cache at almost every arc. Here:
 *
 * 1. The labels of a block of neighbours are gathered into a buffer first. These loads do not depend on one another, so that the
 *    processor has many of them under way at a time.
 * 2. Labels and sums lie side by side in the order in which labels were first met. An open-addressing table of at least twice the
 *    degree, which for nearly all nodes lies in the first level of the cache, tells where. What comes after, such as finding the
 *    best community, runs over plain arrays.
 * 3. A hub whose degree is near the number of labels gets one slot per label instead: the table would be as long, and would
 *    collide.
 *
 * The order of the sums does not depend on the table's size or the hash.
 */

/**
 * Sums of weights by label, for the neighbours of one node at a time.
 *
 * <p>Memory: see {@link #estimatedBytes}. Not safe for use by several threads: each takes its own.
 */
final class NeighbourWeights {
    private static final int BLOCK = 1024;
    private static final int FEWEST_SLOTS = 4;
    private static final int FIBONACCI = 0x9E3779B1;

    /** Tables up to here are emptied as a whole, larger ones slot by slot. */
    private static final int CLEARED_AS_A_WHOLE = 1024;

    private final int labelCount;
    private final RunControl control;

    /** One more than the place of a label among those met, or 0 in a slot that is free. */
    private final int[] places;

    private final int[] labels;
    private final double[] sums;
    private final double[] gains;
    private final int[] heads = new int[BLOCK];
    private final double[] weights = new double[BLOCK];
    private final int[] gathered = new int[BLOCK];
    private int count;
    private int slots;
    private int multiplier;
    private int shift;
    private int mask;

    /**
     * Makes a table for labels from 0 to {@code labelCount - 1}, of which at most {@code maximumKeys} occur at a time.
     */
    NeighbourWeights(int labelCount, long maximumKeys, RunControl control) {
        int most = (int) Math.min(labelCount, maximumKeys);
        this.labelCount = labelCount;
        this.control = control;
        this.places = new int[slots(labelCount, maximumKeys)];
        this.labels = new int[most];
        this.sums = new double[most];
        this.gains = new double[most];
    }

    /** What a table of this size takes. */
    static long estimatedBytes(int labelCount, long maximumKeys) {
        return 4L * slots(labelCount, maximumKeys) + 20 * Math.min(labelCount, maximumKeys) + 16 * BLOCK + 256;
    }

    private static int slots(int labelCount, long keys) {
        return isDirect(labelCount, keys) ? Math.max(FEWEST_SLOTS, labelCount) : tableSize(keys);
    }

    private static boolean isDirect(int labelCount, long keys) {
        return keys * 4 >= labelCount;
    }

    /** The least power of two that leaves half of the slots free; below four times the keys, hence below the labels. */
    private static int tableSize(long keys) {
        return Math.max(FEWEST_SLOTS, Integer.highestOneBit((int) keys * 2 - 1) << 1);
    }

    /** Empties the table and prepares it for at most {@code maximumKeys} different labels. */
    void reset(long maximumKeys) {
        if (slots <= CLEARED_AS_A_WHOLE) {
            Arrays.fill(places, 0, slots, 0);
        } else {
            for (int i = 0; i < count; i++) {
                free(labels[i]);
            }
        }
        count = 0;
        if (isDirect(labelCount, maximumKeys)) {
            slots = labelCount;
            multiplier = 1;
            shift = 0;
            mask = -1;
        } else {
            slots = tableSize(maximumKeys);
            multiplier = FIBONACCI;
            shift = Integer.numberOfLeadingZeros(slots) + 1;
            mask = slots - 1;
        }
    }

    /** Frees every slot that a label may have come by on the way to its own. */
    private void free(int label) {
        int slot = (label * multiplier) >>> shift;
        while (places[slot] != 0) {
            places[slot] = 0;
            slot = (slot + 1) & mask;
            if (multiplier == 1) {
                return;
            }
        }
    }

    /** Adds the weight of every arc of {@code node} to the label of its head. */
    void addArcs(LevelGraph graph, int node, int[] labelOf) {
        long end = graph.endArc(node);
        for (long arc = graph.firstArc(node); arc < end; arc += BLOCK) {
            int length = load(graph, arc, end);
            for (int i = 0; i < length; i++) {
                gathered[i] = labelOf[heads[i]];
            }
            addGathered(length);
        }
    }

    /** Adds the weight of those arcs of {@code node} whose head has the same outer label. */
    void addArcsInside(int[] outer, LevelGraph graph, int node, int[] labelOf) {
        int inside = outer[node];
        long end = graph.endArc(node);
        for (long arc = graph.firstArc(node); arc < end; arc += BLOCK) {
            int length = load(graph, arc, end);
            for (int i = 0; i < length; i++) {
                gathered[i] = outer[heads[i]];
            }
            for (int i = 0; i < length; i++) {
                if (gathered[i] == inside) {
                    add(labelOf[heads[i]], weights[i]);
                }
            }
        }
    }

    /** The weight of those arcs of {@code node} whose head has the same label, without a table. */
    double weightInside(int[] labelOf, LevelGraph graph, int node) {
        int inside = labelOf[node];
        long end = graph.endArc(node);
        double sum = 0;
        for (long arc = graph.firstArc(node); arc < end; arc += BLOCK) {
            int length = load(graph, arc, end);
            for (int i = 0; i < length; i++) {
                gathered[i] = labelOf[heads[i]];
            }
            for (int i = 0; i < length; i++) {
                sum += gathered[i] == inside ? weights[i] : 0;
            }
        }
        return sum;
    }

    /** Loads a block of arcs; a hub of many blocks may be cancelled between two. */
    private int load(LevelGraph graph, long arc, long end) {
        if (end - arc > BLOCK) {
            Poll.at(arc & -BLOCK, control);
        }
        return graph.copyArcs(arc, end, heads, weights);
    }

    /** As {@link #add} for each of a block; with local copies of the fields, which is faster. */
    private void addGathered(int length) {
        int[] placeOf = places;
        int[] met = labels;
        double[] sumOf = sums;
        int metCount = count;
        int factor = multiplier;
        int bits = shift;
        int wrap = mask;
        for (int i = 0; i < length; i++) {
            int label = gathered[i];
            int slot = (label * factor) >>> bits;
            int place = placeOf[slot];
            while (place != 0 && met[place - 1] != label) {
                slot = (slot + 1) & wrap;
                place = placeOf[slot];
            }
            if (place == 0) {
                met[metCount] = label;
                sumOf[metCount] = weights[i];
                placeOf[slot] = ++metCount;
            } else {
                sumOf[place - 1] += weights[i];
            }
        }
        count = metCount;
    }

    /** Adds {@code weight} to the sum of {@code label}. */
    void add(int label, double weight) {
        int slot = (label * multiplier) >>> shift;
        int place = places[slot];
        while (place != 0 && labels[place - 1] != label) {
            slot = (slot + 1) & mask;
            place = places[slot];
        }
        if (place == 0) {
            labels[count] = label;
            sums[count] = weight;
            places[slot] = ++count;
        } else {
            sums[place - 1] += weight;
        }
    }

    /** The number of different labels. */
    int count() {
        return count;
    }

    /** The label that was met as number {@code index}. */
    int label(int index) {
        return labels[index];
    }

    /**
     * What each label that was met gains, by its number: its sum less {@code price} times its mass. The array is
     * reused.
     *
     * <p>The loads of masses do not wait for one another, nor for comparisons.
     */
    double[] gains(double price, double[] massOf) {
        for (int i = 0; i < count; i++) {
            gains[i] = sums[i] - price * massOf[labels[i]];
        }
        return gains;
    }

    /** The sum of the label that was met as number {@code index}. */
    double sum(int index) {
        return sums[index];
    }
}
