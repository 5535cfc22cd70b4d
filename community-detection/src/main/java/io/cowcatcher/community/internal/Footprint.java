package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;

/**
 * What runs on one graph take, in bytes, added up from the arrays that live at the same time.
 *
 * <p>Lower bounds take the first level alone. Upper bounds take the worst case, that aggregation hardly shrinks the
 * graph, at every level.
 */
public final class Footprint {
    /** Objects, small arrays and block buffers, whatever the size of the graph. */
    private static final long FIXED = 32_768;

    /** Masses of the input (8), labels before and after the phase (8), and a partition that is being made (24). */
    private static final long AROUND_THE_PHASES = 40;

    /** Labels, masses and sizes of communities, sets of nodes, a batch, and renumbering. */
    private static final long LOCAL_MOVE = 25;

    /** Groups, groups' masses and cuts, flags, members and their starts, and renumbering. */
    private static final long REFINEMENT = 41;

    /** Members and their starts. */
    private static final long AGGREGATION = 8;

    /** Starts, loop weights and masses of an aggregated graph. */
    private static final long AGGREGATED_NODE = 20;

    private static final long AGGREGATED_ARC = 12;

    /** What a thread holds of a page that it fills: room for half as much again, and the trimmed copy. */
    private static final long ARC_IN_HAND = 30;

    private static final long ARCS_IN_HAND = 1 << 18;

    /** Levels of tiny graphs, which are met again in each iteration. */
    private static final int FEW_LEVELS = 16;

    private final CsrGraph graph;
    private final long nodes;
    private final long arcs;
    private final long threads;
    private final long tableBytes;
    private final long likelihoodBytes;
    private final String graphInWords;

    private Footprint(CsrGraph graph, int threads) {
        this.graph = graph;
        this.threads = threads;
        this.nodes = graph.nodeCount();
        this.arcs = graph.arcCount();
        int maximumDegree = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            maximumDegree = Math.max(maximumDegree, graph.degree(node));
        }
        this.tableBytes =
                threads * (Decisions.HEAP_BYTES + NeighbourWeights.estimatedBytes(graph.nodeCount(), maximumDegree));
        this.likelihoodBytes = threads * 8L * maximumDegree;
        this.graphInWords = Counted.of(nodes, "node") + " and " + Counted.of(graph.edgeCount(), "edge");
    }

    /** Takes the measures of a graph, for so many threads; O(n). */
    public static Footprint of(CsrGraph graph, int threads) {
        return new Footprint(graph, threads);
    }

    /** A Louvain run. */
    public MemoryEstimate ofLouvain(int maximumLevels) {
        return ofLevels("Louvain", LOCAL_MOVE, maximumLevels);
    }

    /** A Leiden run. */
    public MemoryEstimate ofLeiden(int maximumLevels) {
        return ofLevels("Leiden", Math.max(LOCAL_MOVE, REFINEMENT), maximumLevels);
    }

    private MemoryEstimate ofLevels(String algorithm, long phaseBytes, int maximumLevels) {
        long lower = FIXED + nodes * (AROUND_THE_PHASES + LOCAL_MOVE) / 2 + tableBytes / threads;
        long levels = Math.min(maximumLevels, nodes + FEW_LEVELS); // each has fewer nodes than the one before
        long stepsKept = 8 * Math.min(levels, nodes);
        long perNode =
                AROUND_THE_PHASES + stepsKept + AGGREGATED_NODE + Math.max(phaseBytes, AGGREGATION + AGGREGATED_NODE);
        long inHand = threads * ARC_IN_HAND * Math.min(arcs, ARCS_IN_HAND);
        long tableOfAnyLevel = threads * nodes * 24;
        long upper = FIXED * (1 + levels)
                + TinyWeights.heapBytes(graph)
                + nodes * perNode
                + arcs * 2 * AGGREGATED_ARC
                + inHand
                + Math.max(tableBytes, tableOfAnyLevel)
                + likelihoodBytes;
        return new MemoryEstimate(algorithm + " on " + graphInWords, lower, upper);
    }

    /**
     * A run of label propagation: what the sweeps take while labels are renumbered, or the connected parts, once the
     * labels are known, and the partition.
     */
    public MemoryEstimate ofLabelPropagation(boolean attenuated) {
        long labels = nodes * Labels.NODE_BYTES;
        long spreading = PropagationPhase.heapBytes(graph, attenuated, (int) threads);
        return new MemoryEstimate(
                "label propagation on " + graphInWords,
                labels,
                RunMemory.mostAskedFor(labels + Math.max(spreading, partitionBytes())));
    }

    /** A search for connected components and the partition. */
    public MemoryEstimate ofConnectedComponents() {
        return new MemoryEstimate(
                "components of " + graphInWords, nodes * Labels.NODE_BYTES, RunMemory.mostAskedFor(partitionBytes()));
    }

    /** Connected parts, and the members and starts of a partition of them. */
    private long partitionBytes() {
        return nodes * (Labels.NODE_BYTES + 4 + 4);
    }
}
