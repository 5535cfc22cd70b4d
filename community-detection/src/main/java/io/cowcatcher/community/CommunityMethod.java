package io.cowcatcher.community;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * A way to find communities, with its parameters: what a caller passes on who does not care which it is.
 *
 * <pre>{@code
 * CommunityMethod method = LeidenOptions.defaults().withResolution(2);
 * Partition communities = method.detect(graph, RunControl.inline()).partition();
 * }</pre>
 *
 * <p>Immutable.
 */
public sealed interface CommunityMethod
        permits LouvainOptions, LeidenOptions, LabelPropagationOptions, ConnectedComponentsOptions {

    /**
     * Finds the communities of {@code graph}; equal to {@code detect} of the class that the options are named after.
     */
    CommunityResult detect(CsrGraph graph, RunControl control);

    /** What {@link #detect} will need beyond the graph, on so many threads; O(n). */
    MemoryEstimate estimate(CsrGraph graph, int threads);

    /** What {@link #detect} will need beyond the graph, on as many threads as the machine has processors; O(n). */
    default MemoryEstimate estimate(CsrGraph graph) {
        return estimate(graph, Runtime.getRuntime().availableProcessors());
    }
}
