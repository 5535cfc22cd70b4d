package io.cowcatcher.seed;

import java.util.Optional;

/**
 * Which part of a long list of seeds is wanted: so many, after the last one already seen.
 *
 * <p>A page is found by the seed it follows, not by a count of seeds before it; seeds that come or go in the meantime
 * neither repeat nor hide others.
 *
 * @param limit the largest number of seeds in the page, from 1 to 100,000
 * @param after the last seed of the page before, empty for the first page
 */
public record SeedPage(int limit, Optional<RiskSeed> after) {
    private static final int LARGEST_LIMIT = 100_000;

    /** Checks the limit. */
    public SeedPage {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("limit must be from 1 to " + LARGEST_LIMIT + " (got: " + limit + ")");
        }
    }

    /** The first page. */
    public static SeedPage first(int limit) {
        return new SeedPage(limit, Optional.empty());
    }

    /** The page that follows {@code last}. */
    public SeedPage continuedAfter(RiskSeed last) {
        return new SeedPage(limit, Optional.of(last));
    }
}
