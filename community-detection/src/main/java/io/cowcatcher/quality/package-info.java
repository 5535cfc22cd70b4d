/**
 * How good a partition is: by a graph alone (modularity, constant Potts model), or against another partition
 * (normalised mutual information, adjusted Rand index).
 *
 * <p>Entry types: {@link io.cowcatcher.quality.Quality}, which the community package also takes as the function to
 * maximise, and {@link io.cowcatcher.quality.PartitionAgreement}. Neighbours: reads the graph package, is read by the
 * community package.
 */
@NullMarked
package io.cowcatcher.quality;

import org.jspecify.annotations.NullMarked;
