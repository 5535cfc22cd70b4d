package io.cowcatcher.ring;

import io.cowcatcher.screening.FalseDiscoveryRate;

/**
 * How same-person rings are found and when they are reported.
 *
 * @param weights what shared entities weigh
 * @param edgeThreshold the strength from which a pair of accounts belongs together, above 0 and below 1; a strong
 *     entity that both use in full gives a pair at least this strength
 * @param tieThreshold the strength from which a pair belongs together if a place that both use is used mostly by such
 *     pairs; above 0 and at most {@code edgeThreshold}
 * @param minimumMembers the fewest members of a ring, at least 3
 * @param largestHousehold the most accounts that one honest household may have, from 1 to 100
 * @param falseDiscoveryRate the share of reported rings that may be no rings
 * @param randomSeed seeds the splitting of groups of more than 200 accounts; the same seed splits alike
 */
public record SamePersonOptions(
        EntityWeights weights,
        double edgeThreshold,
        double tieThreshold,
        int minimumMembers,
        int largestHousehold,
        FalseDiscoveryRate falseDiscoveryRate,
        long randomSeed) {
    private static final SamePersonOptions DEFAULTS =
            new SamePersonOptions(EntityWeights.defaults(), 0.6, 0.3, 3, 5, FalseDiscoveryRate.of(0.05), 1);

    /** Checks that every option is in range. */
    public SamePersonOptions {
        if (!(edgeThreshold > 0 && edgeThreshold < 1)) {
            throw new IllegalArgumentException(
                    "edgeThreshold must be above 0 and below 1 (got: " + edgeThreshold + ")");
        }
        if (!(tieThreshold > 0 && tieThreshold <= edgeThreshold)) {
            throw new IllegalArgumentException("tieThreshold must be above 0 and at most edgeThreshold (got: "
                    + tieThreshold + " with an edgeThreshold of " + edgeThreshold + "); set both");
        }
        if (minimumMembers < 3) {
            throw new IllegalArgumentException("minimumMembers must be at least 3 (got: " + minimumMembers
                    + "); two accounts on one device are more often a couple than a ring");
        }
        if (largestHousehold < 1 || largestHousehold > 100) {
            throw new IllegalArgumentException(
                    "largestHousehold must be from 1 to 100 (got: " + largestHousehold + ")");
        }
    }

    /**
     * The default weights, thresholds .6 and .3, three members, households of up to five, a false-discovery rate of
     * .05.
     */
    public static SamePersonOptions defaults() {
        return DEFAULTS;
    }

    /** A copy with other weights of entities. */
    public SamePersonOptions withWeights(EntityWeights weights) {
        return new SamePersonOptions(
                weights, edgeThreshold, tieThreshold, minimumMembers, largestHousehold, falseDiscoveryRate, randomSeed);
    }

    /** A copy with other thresholds of strength. */
    public SamePersonOptions withThresholds(double edgeThreshold, double tieThreshold) {
        return new SamePersonOptions(
                weights, edgeThreshold, tieThreshold, minimumMembers, largestHousehold, falseDiscoveryRate, randomSeed);
    }

    /** A copy with another least number of members. */
    public SamePersonOptions withMinimumMembers(int minimumMembers) {
        return new SamePersonOptions(
                weights, edgeThreshold, tieThreshold, minimumMembers, largestHousehold, falseDiscoveryRate, randomSeed);
    }

    /** A copy with another largest household. */
    public SamePersonOptions withLargestHousehold(int largestHousehold) {
        return new SamePersonOptions(
                weights, edgeThreshold, tieThreshold, minimumMembers, largestHousehold, falseDiscoveryRate, randomSeed);
    }

    /** A copy with another false-discovery rate. */
    public SamePersonOptions withFalseDiscoveryRate(FalseDiscoveryRate falseDiscoveryRate) {
        return new SamePersonOptions(
                weights, edgeThreshold, tieThreshold, minimumMembers, largestHousehold, falseDiscoveryRate, randomSeed);
    }

    /** A copy with another random seed. */
    public SamePersonOptions withRandomSeed(long randomSeed) {
        return new SamePersonOptions(
                weights, edgeThreshold, tieThreshold, minimumMembers, largestHousehold, falseDiscoveryRate, randomSeed);
    }
}
