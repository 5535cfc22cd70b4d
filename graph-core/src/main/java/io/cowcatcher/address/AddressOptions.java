package io.cowcatcher.address;

/**
 * When two ways of writing are one building.
 *
 * @param leastSimilarity the least share of common words (Jaccard) of two addresses of one building, above 0 to 1;
 *     their numbers must agree in any case
 * @param randomSeed decides which of many near-duplicates are looked at together; the same addresses in the same order,
 *     options and random seed give the same groups
 */
public record AddressOptions(double leastSimilarity, long randomSeed) {
    private static final AddressOptions DEFAULTS = new AddressOptions(0.6, 1);

    /** Checks the range. */
    public AddressOptions {
        if (!(leastSimilarity > 0 && leastSimilarity <= 1)) {
            throw new IllegalArgumentException(
                    "leastSimilarity must be above 0 and at most 1 (got: " + leastSimilarity + ")");
        }
    }

    /** Six tenths of the words. */
    public static AddressOptions defaults() {
        return DEFAULTS;
    }

    /** A copy with another least share of common words. */
    public AddressOptions withLeastSimilarity(double leastSimilarity) {
        return new AddressOptions(leastSimilarity, randomSeed);
    }

    /** A copy with another random seed. */
    public AddressOptions withRandomSeed(long randomSeed) {
        return new AddressOptions(leastSimilarity, randomSeed);
    }
}
