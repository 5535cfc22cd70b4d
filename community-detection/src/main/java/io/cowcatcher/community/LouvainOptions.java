package io.cowcatcher.community;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.Quality;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * The parameters of {@link Louvain}.
 *
 * @param quality the function to maximise
 * @param maximumLevels how often communities are aggregated at most, from 1
 * @param randomSeed decides the order in which nodes are visited; equal seeds give equal results
 */
public record LouvainOptions(Quality quality, int maximumLevels, long randomSeed) implements CommunityMethod {

    /** Checks the limits. */
    public LouvainOptions {
        Limits.requireAtLeastOne("maximumLevels", maximumLevels);
    }

    /** Modularity at resolution 1, at most 16 levels, random seed 0. */
    public static LouvainOptions defaults() {
        return new LouvainOptions(Modularity.defaults(), 16, 0);
    }

    /** A copy that maximises {@code quality}. */
    public LouvainOptions withQuality(Quality quality) {
        return new LouvainOptions(quality, maximumLevels, randomSeed);
    }

    /** A copy that maximises the same quality function at another resolution. */
    public LouvainOptions withResolution(double resolution) {
        return withQuality(quality.withResolution(resolution));
    }

    /** A copy with another limit on the number of levels. */
    public LouvainOptions withMaximumLevels(int maximumLevels) {
        return new LouvainOptions(quality, maximumLevels, randomSeed);
    }

    /** A copy with another random seed. */
    public LouvainOptions withRandomSeed(long randomSeed) {
        return new LouvainOptions(quality, maximumLevels, randomSeed);
    }

    @Override
    public LouvainResult detect(CsrGraph graph, RunControl control) {
        return Louvain.detect(graph, this, control);
    }

    @Override
    public MemoryEstimate estimate(CsrGraph graph, int threads) {
        return Louvain.estimate(graph, this, threads);
    }
}
