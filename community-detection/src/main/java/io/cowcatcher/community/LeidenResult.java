package io.cowcatcher.community;

import io.cowcatcher.graph.Partition;

/**
 * What {@link Leiden} found.
 *
 * @param partition the communities, each of them connected
 * @param quality their quality, by the function in the options
 * @param levels the partitions on the way, each of quality no lower than the one before, apart from rounding; the last
 *     is {@code partition}. Those before it are communities of local moves: they may be in pieces, and more than before
 * @param stopReason why the run ended
 * @param options the options that made this result
 */
public record LeidenResult(
        Partition partition, double quality, Levels levels, StopReason stopReason, LeidenOptions options)
        implements CommunityResult {}
