package io.cowcatcher.community.internal;

import io.cowcatcher.run.RunControl;
import java.util.SplittableRandom;

/**
 * The batches in which a sweep decides about nodes: drawn from the random seed, by the numbers of the nodes alone.
 *
 * <p>Batches come in random order. Where nodes that are near in number are hardly ever neighbours, as ids in no order
 * are, a batch is a stretch of consecutive nodes, whose arcs are read one after the other. Elsewhere groups of a few
 * consecutive nodes are dealt out like cards, the i-th to batch {@code i mod k}, so that a batch draws from the whole
 * graph; and where even these are neighbours, as pages of one site are, nodes are dealt out one by one. In each case
 * few nodes of a batch are neighbours of one another.
 *
 * <p>Every node has a slot in its batch, ascending with its number. Immutable; 4 bytes a batch.
 */
final class Batches {
    /** Graphs below this size are visited node by node. */
    private static final int SMALL_GRAPH = 4096;

    /** A batch holds at most one in so many nodes. */
    private static final int FEWEST = 256;

    /** What a batch of so many nodes touches stays in the second level of the cache. */
    private static final int MOST_NODES = 1024;

    /** On average a node has one neighbour in so many batches of its own size. */
    private static final int NEIGHBOUR_IN = 4;

    /** Batches of fewer nodes have them one by one, from all over the graph. */
    private static final int GROUPED = 64;

    private static final int GROUP_BITS = 4;

    /**
     * How many nodes are looked at to tell whether consecutive nodes are neighbours; those of more arcs are left out.
     */
    private static final int SAMPLE = 2048;

    private static final int MOST_ARCS = 256;

    private final int nodeCount;
    private final int groupBits;
    private final int batchBits;
    private final int[] residues;

    Batches(LevelGraph graph, long randomSeed) {
        this(graph.nodeCount(), nodesPerBatch(graph), groupBits(graph), randomSeed);
    }

    /** Makes batches of at most so many nodes, or a little less than half as many. */
    Batches(int nodeCount, int nodesPerBatch, long randomSeed) {
        this(nodeCount, nodesPerBatch, nodesPerBatch >= GROUPED ? GROUP_BITS : 0, randomSeed);
    }

    private Batches(int nodeCount, int nodesPerBatch, int groupBits, long randomSeed) {
        this.nodeCount = nodeCount;
        this.groupBits = groupBits;
        int count = batchCount(nodeCount, nodesPerBatch);
        this.batchBits = Math.min(30 - groupBits, Integer.numberOfTrailingZeros(count));
        this.residues = new int[1 << batchBits];
        for (int i = 0; i < residues.length; i++) {
            residues[i] = i;
        }
        NodeOrder.shuffle(residues, 0, residues.length, new SplittableRandom(randomSeed), RunControl.inline());
    }

    private static int nodesPerBatch(LevelGraph graph) {
        long nodes = graph.nodeCount();
        if (nodes < SMALL_GRAPH) {
            return 1;
        }
        double bySparsity = (double) nodes * nodes / NEIGHBOUR_IN / Math.max(1, graph.arcCount());
        long most = Math.min(MOST_NODES, Math.min(nodes / FEWEST, (long) bySparsity));
        return Integer.highestOneBit((int) Math.max(1, most));
    }

    private static int groupBits(LevelGraph graph) {
        int nodes = nodesPerBatch(graph);
        if (nodes < GROUPED) {
            return 0;
        }
        int wholeBatch = Integer.numberOfTrailingZeros(nodes);
        if (!areNeighboursNear(graph, wholeBatch)) {
            return wholeBatch;
        }
        return areNeighboursNear(graph, GROUP_BITS) ? 0 : GROUP_BITS;
    }

    /**
     * Whether a node has more than half a neighbour in its group of {@code 2^bits} nodes, as far as a sample of nodes
     * tells.
     */
    private static boolean areNeighboursNear(LevelGraph graph, int bits) {
        int step = Math.max(1, graph.nodeCount() / SAMPLE) | 1; // odd, so that every place in a group is looked at
        int looked = 0;
        int neighbours = 0;
        for (int i = 0; i < SAMPLE && (long) i * step < graph.nodeCount(); i++) {
            int node = i * step;
            if (graph.degree(node) <= MOST_ARCS) {
                looked++;
                for (long arc = graph.firstArc(node), end = graph.endArc(node); arc < end; arc++) {
                    neighbours += (node ^ graph.head(arc)) >>> bits == 0 ? 1 : 0;
                }
            }
        }
        return 2 * neighbours > looked;
    }

    /** The heap that the batches of a graph take. */
    static long heapBytes(LevelGraph graph) {
        return 4L * Math.min(1 << 30, batchCount(graph.nodeCount(), nodesPerBatch(graph)));
    }

    private static int batchCount(int nodeCount, int nodesPerBatch) {
        return Integer.highestOneBit(Math.max(1, (nodeCount - 1) / nodesPerBatch)) << 1;
    }

    /** The most nodes that a batch of a graph has. */
    static int mostSlots(LevelGraph graph) {
        return nodesPerBatch(graph) + (1 << GROUP_BITS);
    }

    /** The number of batches, a power of two; some may be empty. */
    int count() {
        return residues.length;
    }

    /** So many consecutive nodes have consecutive slots, a power of two up to 64; the first is a multiple of it. */
    int groupSize() {
        return Math.min(Long.SIZE, 1 << groupBits);
    }

    /** As many bits as a group has nodes. */
    long groupMask() {
        return -1L >>> (Long.SIZE - groupSize());
    }

    /** Whether a node is in this batch. */
    boolean isIn(int batch, int node) {
        return residues[batch] == residue(node);
    }

    private int residue(int node) {
        return (node >>> groupBits) & ((1 << batchBits) - 1);
    }

    /** The number of slots that hold the nodes of any batch. */
    int slots() {
        return slotOf(Math.max(0, nodeCount - 1) | ((1 << groupBits) - 1)) + 1;
    }

    /** The slot of a node in its batch. */
    int slotOf(int node) {
        return ((node >>> (groupBits + batchBits)) << groupBits) | (node & ((1 << groupBits) - 1));
    }

    /** The node of a slot; not below the number of nodes where the slot is not taken. */
    int nodeAt(int batch, int slot) {
        return ((slot >>> groupBits) << (groupBits + batchBits))
                | (residues[batch] << groupBits)
                | (slot & ((1 << groupBits) - 1));
    }
}
