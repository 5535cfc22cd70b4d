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
 *    collide. So does a node of many arcs where labels are few, as on the levels above the first.
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
    private static final int FREE = 0;
    private static final int FEWEST_SLOTS = 4;

    /** One slot for each of so many labels is 64 kB, which the second level of the cache holds. */
    private static final int FEW_LABELS = 16_384;

    /** There a node of at least one arc in so many labels takes a slot for each. */
    private static final int LABELS_PER_KEY = 64;

    private static final int FIBONACCI = 0x9E3779B1;

    /** Tables up to here are emptied as a whole, larger ones slot by slot. */
    private static final int CLEARED_AS_A_WHOLE = 1024;

    private final int labelCount;
    private final RunControl control;

    /** Where a label is among those met, or {@link #FREE} in a slot that is free. */
    private final int[] places;

    /** From 1 on; in place 0 stands what is looked for, which ends the search at a free slot. */
    private final int[] labels;

    /** From 1 on; 0 where no label has been met. */
    private final double[] sums;

    private final double[] masses;

    /** The number of labels met up to each node of a block. */
    private final int[] ends = new int[NodeBlock.nodeCapacity()];

    private final int[] heads;
    private final double[] weights;
    private final int[] gathered;
    private int count;

    /** The place of the first label that is in the table. */
    private int firstOfTable;

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
        int room = Math.max(most, NodeBlock.capacity());
        int buffer = (int) Math.min(BLOCK, Math.max(maximumKeys, NodeBlock.capacity()));
        this.heads = new int[buffer];
        this.weights = new double[buffer];
        this.gathered = new int[buffer];
        control.checkCancelled(); // making room for a hub takes time, too
        this.labels = new int[room + 1];
        control.checkCancelled();
        this.sums = new double[room + 1];
        control.checkCancelled();
        this.masses = new double[room];
    }

    /** What a table of this size takes. */
    static long estimatedBytes(int labelCount, long maximumKeys) {
        return 4L * slots(labelCount, maximumKeys)
                + 20 * Math.max(NodeBlock.capacity(), Math.min(labelCount, maximumKeys))
                + 16 * BLOCK
                + 4L * NodeBlock.nodeCapacity()
                + 256;
    }

    private static int slots(int labelCount, long keys) {
        return isDirect(labelCount, keys) ? Math.max(FEWEST_SLOTS, labelCount) : tableSize(keys);
    }

    private static boolean isDirect(int labelCount, long keys) {
        return keys * 4 >= labelCount || (labelCount <= FEW_LABELS && keys * LABELS_PER_KEY >= labelCount);
    }

    /** The least power of two that leaves half of the slots free; below four times the keys, hence below the labels. */
    private static int tableSize(long keys) {
        return Math.max(FEWEST_SLOTS, Integer.highestOneBit((int) keys * 2 - 1) << 1);
    }

    /** Forgets all labels, and prepares the table for at most {@code maximumKeys} different ones. */
    void reset(long maximumKeys) {
        emptyTable();
        Arrays.fill(sums, 1, count + 1, 0);
        count = 0;
        resize(maximumKeys);
    }

    private void emptyTable() {
        if (slots <= CLEARED_AS_A_WHOLE) {
            Arrays.fill(places, 0, slots, FREE);
        } else {
            for (int i = firstOfTable; i <= count; i++) {
                free(labels[i]);
            }
        }
    }

    private void resize(long maximumKeys) {
        firstOfTable = count + 1;
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

    /**
     * Sums the weights of each node of a block by the label of the head. The labels of one node follow those of the one
     * before, from {@link #start} to before {@link #end}.
     */
    void sum(NodeBlock block, LevelGraph graph, int[] labelOf) {
        if (block.isHub()) {
            reset(graph.degree(block.node(0)));
            addArcs(graph, block.node(0), labelOf);
            ends[0] = count;
            return;
        }
        gather(block, labelOf);
        reset(0);
        for (int i = 0; i < block.count(); i++) {
            int start = block.start(i);
            int end = block.end(i);
            emptyTable();
            resize(end - start);
            addGathered(start, end, block.weights());
            ends[i] = count;
        }
    }

    /** Adds the weights of all nodes of a block, which has no hub, to the labels of their heads. */
    void add(NodeBlock block, int[] labelOf) {
        gather(block, labelOf);
        addGathered(0, block.arcCount(), block.weights());
    }

    private void gather(NodeBlock block, int[] labelOf) {
        int[] headOf = block.heads();
        for (int i = 0, length = block.arcCount(); i < length; i++) {
            gathered[i] = labelOf[headOf[i]];
        }
    }

    /** The first label of the node that is number {@code index} in a block. */
    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** The label after the last of a node in a block. */
    int end(int index) {
        return ends[index];
    }

    /** Adds the weight of every arc of {@code node} to the label of its head. */
    void addArcs(LevelGraph graph, int node, int[] labelOf) {
        long end = graph.endArc(node);
        for (long arc = graph.firstArc(node); arc < end; arc += heads.length) {
            int length = load(graph, arc, end);
            for (int i = 0; i < length; i++) {
                gathered[i] = labelOf[heads[i]];
            }
            addGathered(0, length, weights);
        }
    }

    /** Adds the weight of those arcs of {@code node} whose head has the same outer label. */
    void addArcsInside(int[] outer, LevelGraph graph, int node, int[] labelOf) {
        int inside = outer[node];
        long end = graph.endArc(node);
        for (long arc = graph.firstArc(node); arc < end; arc += heads.length) {
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

    /** As {@link #addArcsInside}, for a node of a block whose outer label is {@code inside}. */
    void addInside(int inside, int[] outer, NodeBlock block, int index, int[] labelOf) {
        int[] headOf = block.heads();
        double[] weightOf = block.weights();
        int kept = 0;
        for (int i = block.start(index), end = block.end(index); i < end; i++) {
            heads[kept] = headOf[i];
            weights[kept] = weightOf[i];
            kept += outer[headOf[i]] == inside ? 1 : 0;
        }
        for (int i = 0; i < kept; i++) {
            gathered[i] = labelOf[heads[i]];
        }
        addGathered(0, kept, weights);
    }

    /** The weight of those arcs of {@code node} whose head has the same label, without a table. */
    double weightInside(int[] labelOf, LevelGraph graph, int node) {
        int inside = labelOf[node];
        long end = graph.endArc(node);
        double sum = 0;
        for (long arc = graph.firstArc(node); arc < end; arc += heads.length) {
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
        if (end - arc > heads.length) {
            control.checkCancelled();
        }
        return graph.copyArcs(arc, end, 0, heads, weights);
    }

    /** As {@link #add} for each of a block; with local copies of the fields, which is faster. */
    private void addGathered(int start, int end, double[] weightOf) {
        int[] placeOf = places;
        int[] met = labels;
        double[] sumOf = sums;
        int metCount = count;
        int factor = multiplier;
        int bits = shift;
        int wrap = mask;
        for (int i = start; i < end; i++) {
            int label = gathered[i];
            met[FREE] = label;
            int slot = (label * factor) >>> bits;
            int place = placeOf[slot];
            while (met[place] != label) {
                slot = (slot + 1) & wrap;
                place = placeOf[slot];
            }
            int isNew = (place - 1) >>> 31;
            metCount += isNew;
            place |= metCount & -isNew;
            placeOf[slot] = place;
            met[place] = label;
            sumOf[place] += weightOf[i];
        }
        count = metCount;
    }

    /** Adds {@code weight} to the sum of {@code label}. */
    void add(int label, double weight) {
        labels[FREE] = label;
        int slot = (label * multiplier) >>> shift;
        int place = places[slot];
        while (labels[place] != label) {
            slot = (slot + 1) & mask;
            place = places[slot];
        }
        if (place == FREE) {
            place = ++count;
            labels[place] = label;
            places[slot] = place;
        }
        sums[place] += weight;
    }

    /** The number of different labels. */
    int count() {
        return count;
    }

    /** The label that was met as number {@code index}. */
    int label(int index) {
        return labels[index + 1];
    }

    /** Gathers the mass of each label that was met; these loads do not wait for one another, nor for comparisons. */
    void gatherMasses(double[] massOf) {
        for (int i = 0; i < count; i++) {
            masses[i] = massOf[labels[i + 1]];
        }
    }

    /** The mass of the label that was met as number {@code index}, as gathered. */
    double mass(int index) {
        return masses[index];
    }

    /** The sum of the label that was met as number {@code index}. */
    double sum(int index) {
        return sums[index + 1];
    }
}
