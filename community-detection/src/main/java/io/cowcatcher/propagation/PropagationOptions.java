package io.cowcatcher.propagation;

import io.cowcatcher.ring.EntityWeights;

/**
 * How labels travel from risk seeds over shared entities.
 *
 * @param weights what shared entities weigh, and which are hubs, as for {@link io.cowcatcher.ring.SamePersonRings}
 * @param deathProbability c, the chance that the walk ends at a step, from .01 to .99; the larger, the less is known of
 *     accounts far from seeds
 * @param ownWeight w0, the weight of having no company at all, from 0 to 1,000: where the entities of a user weigh
 *     little beside it, the walk ends there, and the user stays unsure
 * @param tolerance the largest error of a score of the batch, from 1e-12 to .1
 * @param pushTolerance epsilon, the width at which the interval of a push is narrow enough, from 1e-9 to .5
 * @param pushBudget the most links that a push looks at, from 1 to 10,000,000; it bounds time and memory of one answer
 */
public record PropagationOptions(
        EntityWeights weights,
        double deathProbability,
        double ownWeight,
        double tolerance,
        double pushTolerance,
        int pushBudget) {
    private static final int LARGEST_BUDGET = 10_000_000;
    private static final PropagationOptions DEFAULTS =
            new PropagationOptions(EntityWeights.defaults(), 0.15, 1, 1e-6, 0.01, 20_000);

    /** Checks the ranges. */
    public PropagationOptions {
        requireRange("deathProbability", deathProbability, 0.01, 0.99);
        requireRange("ownWeight", ownWeight, 0, 1_000);
        requireRange("tolerance", tolerance, 1e-12, 0.1);
        requireRange("pushTolerance", pushTolerance, 1e-9, 0.5);
        if (pushBudget < 1 || pushBudget > LARGEST_BUDGET) {
            throw new IllegalArgumentException(
                    "pushBudget must be from 1 to " + LARGEST_BUDGET + " (got: " + pushBudget + ")");
        }
    }

    private static void requireRange(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " must be from " + least + " to " + most + " (got: " + value + ")");
        }
    }

    /** The default weights, c = .15, w0 = 1, a tolerance of 1e-6, pushes to .01 within 20,000 links. */
    public static PropagationOptions defaults() {
        return DEFAULTS;
    }

    /** A copy with other weights of entities. */
    public PropagationOptions withWeights(EntityWeights weights) {
        return new PropagationOptions(weights, deathProbability, ownWeight, tolerance, pushTolerance, pushBudget);
    }

    /** A copy with another chance to end at a step. */
    public PropagationOptions withDeathProbability(double deathProbability) {
        return new PropagationOptions(weights, deathProbability, ownWeight, tolerance, pushTolerance, pushBudget);
    }

    /** A copy with another weight of having no company. */
    public PropagationOptions withOwnWeight(double ownWeight) {
        return new PropagationOptions(weights, deathProbability, ownWeight, tolerance, pushTolerance, pushBudget);
    }

    /** A copy with another largest error of the batch. */
    public PropagationOptions withTolerance(double tolerance) {
        return new PropagationOptions(weights, deathProbability, ownWeight, tolerance, pushTolerance, pushBudget);
    }

    /** A copy with another width and budget of a push. */
    public PropagationOptions withPush(double pushTolerance, int pushBudget) {
        return new PropagationOptions(weights, deathProbability, ownWeight, tolerance, pushTolerance, pushBudget);
    }
}
