package io.cowcatcher.similarity;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Which purchases count, and where a day begins.
 *
 * @param repeatGap up to {@link PurchaseSimilarity#ANY_TIME}: a purchase is left out if the same user bought the same
 *     item within this time before it, or at the same instant; zero keeps every purchase
 * @param zone the shop's time zone: days begin at midnight there
 * @param population the number of accounts the shop has, where that is more than the log shows buying; 0 where only the
 *     log is known
 */
public record IndexOptions(Duration repeatGap, ZoneId zone, int population) {
    private static final IndexOptions DEFAULTS = new IndexOptions(Duration.ofDays(1), ZoneOffset.UTC, 0);

    /** Checks that gap and population are in range. */
    public IndexOptions {
        if (population < 0) {
            throw new IllegalArgumentException("population must not be negative (got: " + population + ")");
        }
        if (repeatGap.isNegative()) {
            throw new IllegalArgumentException(
                    "repeatGap must not be negative (got: " + repeatGap + "); use PT0S to keep every purchase");
        }
        if (repeatGap.compareTo(PurchaseSimilarity.ANY_TIME) > 0) {
            throw new IllegalArgumentException("repeatGap must be at most a million days (got: " + repeatGap
                    + "); use P1000000D to keep only the first purchase of an item");
        }
    }

    /** One day of repeats, days in UTC. */
    public static IndexOptions defaults() {
        return DEFAULTS;
    }

    /** A copy with another repeat gap. */
    public IndexOptions withRepeatGap(Duration repeatGap) {
        return new IndexOptions(repeatGap, zone, population);
    }

    /** A copy with days in another time zone. */
    public IndexOptions withZone(ZoneId zone) {
        return new IndexOptions(repeatGap, zone, population);
    }

    /** A copy that knows of accounts which never bought. */
    public IndexOptions withPopulation(int population) {
        return new IndexOptions(repeatGap, zone, population);
    }
}
