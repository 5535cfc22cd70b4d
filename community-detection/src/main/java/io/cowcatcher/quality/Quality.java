package io.cowcatcher.quality;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;

/**
 * A function that says how well a partition groups the nodes of a graph; more is better.
 *
 * <p>It is both a measure, see {@link #of}, and an option: the function that Louvain and Leiden maximise. Immutable.
 */
public sealed interface Quality permits Modularity, ConstantPotts {

    /** The resolution, gamma: above 0 and finite; the higher it is, the smaller the communities of best quality. */
    double resolution();

    /** The same function with another resolution. */
    Quality withResolution(double resolution);

    /**
     * The quality of {@code partition} on {@code graph}; O(n + m) time, 16 bytes a community.
     *
     * @throws IllegalArgumentException if the partition has another number of nodes than the graph
     */
    double of(CsrGraph graph, Partition partition);
}
