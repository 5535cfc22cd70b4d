package io.cowcatcher.community;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * The parameters of {@link LabelPropagation}.
 *
 * @param hopAttenuation the strength that a label loses with each hop, from 0, none, to below 1; 0.05 to 0.1 keeps one
 *     label from flooding a dense graph
 * @param maximumIterations how often a node is visited at most, from 1
 * @param randomSeed decides the order of visits and which of several equally strong labels is taken; equal seeds give
 *     equal results
 */
public record LabelPropagationOptions(double hopAttenuation, int maximumIterations, long randomSeed)
        implements CommunityMethod {

    /** Checks the ranges. */
    public LabelPropagationOptions {
        if (!(hopAttenuation >= 0 && hopAttenuation < 1)) {
            throw new IllegalArgumentException(
                    "hopAttenuation must be from 0 to below 1 (got: " + hopAttenuation + ")");
        }
        Limits.requireAtLeastOne("maximumIterations", maximumIterations);
    }

    /** No attenuation, at most 100 iterations, random seed 0. */
    public static LabelPropagationOptions defaults() {
        return new LabelPropagationOptions(0, 100, 0);
    }

    /** A copy with another loss of strength per hop. */
    public LabelPropagationOptions withHopAttenuation(double hopAttenuation) {
        return new LabelPropagationOptions(hopAttenuation, maximumIterations, randomSeed);
    }

    /** A copy with another limit on the number of iterations. */
    public LabelPropagationOptions withMaximumIterations(int maximumIterations) {
        return new LabelPropagationOptions(hopAttenuation, maximumIterations, randomSeed);
    }

    /** A copy with another random seed. */
    public LabelPropagationOptions withRandomSeed(long randomSeed) {
        return new LabelPropagationOptions(hopAttenuation, maximumIterations, randomSeed);
    }

    @Override
    public LabelPropagationResult detect(CsrGraph graph, RunControl control) {
        return LabelPropagation.detect(graph, this, control);
    }

    @Override
    public MemoryEstimate estimate(CsrGraph graph, int threads) {
        return LabelPropagation.estimate(graph, this, threads);
    }
}
