package io.cowcatcher.screening;

/**
 * How blocks are screened.
 *
 * @param tier how much must speak against a block
 * @param falseDiscoveryRate the share of reported blocks that may be no rings
 * @param replicas the number of control groups drawn for each block, from 20 to 100,000
 * @param randomSeed seeds the drawing of control groups; the same seed draws the same groups
 */
public record ScreeningOptions(Tier tier, FalseDiscoveryRate falseDiscoveryRate, int replicas, long randomSeed) {
    private static final ScreeningOptions DEFAULTS =
            new ScreeningOptions(Tier.INTERCEPT, FalseDiscoveryRate.of(0.05), 200, 1);

    /** Checks that the number of replicas is in range. */
    public ScreeningOptions {
        if (replicas < 20 || replicas > 100_000) {
            throw new IllegalArgumentException("replicas must be from 20 to 100000 (got: " + replicas + ")");
        }
    }

    /** The intercept tier at a rate of 0.05, 200 replicas. */
    public static ScreeningOptions defaults() {
        return DEFAULTS;
    }

    /** A copy for another tier. */
    public ScreeningOptions withTier(Tier tier) {
        return new ScreeningOptions(tier, falseDiscoveryRate, replicas, randomSeed);
    }

    /** A copy with another false-discovery rate. */
    public ScreeningOptions withFalseDiscoveryRate(FalseDiscoveryRate falseDiscoveryRate) {
        return new ScreeningOptions(tier, falseDiscoveryRate, replicas, randomSeed);
    }

    /** A copy with another number of control groups. */
    public ScreeningOptions withReplicas(int replicas) {
        return new ScreeningOptions(tier, falseDiscoveryRate, replicas, randomSeed);
    }

    /** A copy with another random seed. */
    public ScreeningOptions withRandomSeed(long randomSeed) {
        return new ScreeningOptions(tier, falseDiscoveryRate, replicas, randomSeed);
    }
}
