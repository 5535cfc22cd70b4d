package io.cowcatcher.screening;

/**
 * The share of the reported rings that may be no rings, on average.
 *
 * @param level alpha, above 0 and below 1
 */
public record FalseDiscoveryRate(double level) {

    /** Checks that the level lies between 0 and 1. */
    public FalseDiscoveryRate {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be above 0 and below 1 (got: " + level + ")");
        }
    }

    /** Makes a rate. */
    public static FalseDiscoveryRate of(double level) {
        return new FalseDiscoveryRate(level);
    }
}
