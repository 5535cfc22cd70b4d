package io.cowcatcher.community;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.Quality;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * The parameters of {@link Leiden}.
 *
 * @param quality the function to maximise
 * @param randomness theta: how readily the refinement takes a merge that is not the best, above 0, in mean edge weights
 * @param maximumIterations how often the whole descent through the levels is repeated at most, from 1; each starts from
 *     the communities that the one before found
 * @param maximumLevels how often communities are aggregated at most in one iteration, from 1
 * @param randomSeed decides the order in which nodes are visited and what the refinement draws; equal seeds give equal
 *     results
 */
public record LeidenOptions(
        Quality quality, double randomness, int maximumIterations, int maximumLevels, long randomSeed)
        implements CommunityMethod {

    /** Checks the limits. */
    public LeidenOptions {
        if (!(randomness > 0) || Double.isInfinite(randomness)) {
            throw new IllegalArgumentException("randomness must be finite and above 0 (got: " + randomness
                    + "); a small one such as 1e-6 always takes the best merge");
        }
        Limits.requireAtLeastOne("maximumIterations", maximumIterations);
        Limits.requireAtLeastOne("maximumLevels", maximumLevels);
    }

    /** Modularity at resolution 1, randomness 0.01, at most 2 iterations of at most 16 levels, random seed 0. */
    public static LeidenOptions defaults() {
        return new LeidenOptions(Modularity.defaults(), 0.01, 2, 16, 0);
    }

    /** A copy that maximises {@code quality}. */
    public LeidenOptions withQuality(Quality quality) {
        return new LeidenOptions(quality, randomness, maximumIterations, maximumLevels, randomSeed);
    }

    /** A copy that maximises the same quality function at another resolution. */
    public LeidenOptions withResolution(double resolution) {
        return withQuality(quality.withResolution(resolution));
    }

    /** A copy with another randomness. */
    public LeidenOptions withRandomness(double randomness) {
        return new LeidenOptions(quality, randomness, maximumIterations, maximumLevels, randomSeed);
    }

    /** A copy with another limit on the number of iterations. */
    public LeidenOptions withMaximumIterations(int maximumIterations) {
        return new LeidenOptions(quality, randomness, maximumIterations, maximumLevels, randomSeed);
    }

    /** A copy with another limit on the number of levels. */
    public LeidenOptions withMaximumLevels(int maximumLevels) {
        return new LeidenOptions(quality, randomness, maximumIterations, maximumLevels, randomSeed);
    }

    /** A copy with another random seed. */
    public LeidenOptions withRandomSeed(long randomSeed) {
        return new LeidenOptions(quality, randomness, maximumIterations, maximumLevels, randomSeed);
    }

    @Override
    public LeidenResult detect(CsrGraph graph, RunControl control) {
        return Leiden.detect(graph, this, control);
    }

    @Override
    public MemoryEstimate estimate(CsrGraph graph, int threads) {
        return Leiden.estimate(graph, this, threads);
    }
}
