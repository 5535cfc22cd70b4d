package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.MemoryEstimate;
import java.util.Locale;

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

    /** Labels, masses and sizes of communities, empty communities, queue and its flags, and renumbering. */
    private static final long LOCAL_MOVE = 29;

    /** Groups, groups' masses and cuts, flags, likelihoods, members and their starts, and renumbering. */
    private static final long REFINEMENT = 49;

    /** Members and their starts, bounds of the arcs, and a table of sums by label. */
    private static final long AGGREGATION = 32;

    /** Offsets, loop weights and masses of an aggregated graph. */
    private static final long AGGREGATED_NODE = 24;

    private static final long AGGREGATED_ARC = 12;

    /** While a graph is trimmed, three quarters of its arcs are there twice; two thirds of their bytes at a time. */
    private static final long TRIMMED_ARC = 17;

    private final long nodes;
    private final long arcs;
    private final long tableBytes;
    private final String graphInWords;

    private Footprint(CsrGraph graph) {
        this.nodes = graph.nodeCount();
        this.arcs = graph.arcCount();
        int maximumDegree = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            maximumDegree = Math.max(maximumDegree, graph.degree(node));
        }
        this.tableBytes = NeighbourWeights.estimatedBytes(graph.nodeCount(), maximumDegree);
        this.graphInWords = String.format(Locale.ROOT, "%,d nodes and %,d edges", nodes, graph.edgeCount());
    }

    /** Takes the measures of a graph; O(n). */
    public static Footprint of(CsrGraph graph) {
        return new Footprint(graph);
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
        long lower = FIXED + nodes * (AROUND_THE_PHASES + LOCAL_MOVE) / 2 + tableBytes;
        long stepsKept = 8 * Math.min(maximumLevels, nodes);
        long tableOfAnyLevel = 16;
        long perNode = AROUND_THE_PHASES
                + stepsKept
                + AGGREGATED_NODE
                + tableOfAnyLevel
                + Math.max(phaseBytes, AGGREGATION + AGGREGATED_NODE);
        long upper = FIXED * (1 + maximumLevels) + nodes * perNode + arcs * (AGGREGATED_ARC + TRIMMED_ARC) + tableBytes;
        return new MemoryEstimate(algorithm + " on " + graphInWords, lower, upper);
    }

    /**
     * A run of label propagation: labels, hops, queue and its flags, the search for connected parts, and the partition.
     */
    public MemoryEstimate ofLabelPropagation(boolean attenuated) {
        long perNode = attenuated ? 17 : 13;
        return new MemoryEstimate(
                "label propagation on " + graphInWords,
                FIXED + nodes * perNode + tableBytes,
                2 * FIXED + nodes * (perNode + 40) + tableBytes);
    }

    /** A search for connected components: labels, the nodes reached, and the partition. */
    public MemoryEstimate ofConnectedComponents() {
        return new MemoryEstimate("components of " + graphInWords, nodes * 8, FIXED + nodes * 32);
    }
}
