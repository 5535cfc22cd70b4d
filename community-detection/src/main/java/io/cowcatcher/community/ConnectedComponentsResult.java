package io.cowcatcher.community;

import io.cowcatcher.graph.Partition;

/**
 * What {@link ConnectedComponents} found.
 *
 * @param partition the components
 * @param options the options that made this result
 */
public record ConnectedComponentsResult(Partition partition, ConnectedComponentsOptions options)
        implements CommunityResult {

    /** Always {@link StopReason#CONVERGED}. */
    @Override
    public StopReason stopReason() {
        return StopReason.CONVERGED;
    }
}
