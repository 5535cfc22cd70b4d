package io.cowcatcher.community;

import io.cowcatcher.graph.Partition;

/**
 * What {@link LabelPropagation} found. It maximises no quality function; measure the partition with a {@code Quality}
 * if need be.
 *
 * @param partition the communities, each of them connected
 * @param iterations how many rounds of visits it took
 * @param stopReason why the run ended
 * @param options the options that made this result
 */
public record LabelPropagationResult(
        Partition partition, int iterations, StopReason stopReason, LabelPropagationOptions options)
        implements CommunityResult {}
