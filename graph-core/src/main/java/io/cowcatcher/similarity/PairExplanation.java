package io.cowcatcher.similarity;

import java.time.Duration;
import java.util.List;

/**
 * Why two users are linked: every common item, the counts and expectations at each time scale, z and R.
 *
 * @param shared the common items in ascending order of item
 * @param scales what was counted and expected within each time scale, ascending
 * @param flatSurprise z against the whole log, in nats
 * @param daySurprise z against each day's crowd, in nats
 * @param resemblance R
 */
public record PairExplanation(
        List<SharedPurchase> shared, List<Scale> scales, double flatSurprise, double daySurprise, double resemblance) {

    /** Keeps immutable copies. */
    public PairExplanation {
        shared = List.copyOf(shared);
        scales = List.copyOf(scales);
    }

    /**
     * One time scale.
     *
     * @param within tau: how close the purchases are
     * @param sharedItems k: the common items at most that far apart
     * @param flatExpectation lambda against the whole log
     * @param dayExpectation lambda against each day's crowd
     */
    public record Scale(Duration within, int sharedItems, double flatExpectation, double dayExpectation) {}

    /** z, the smaller of the two surprises, in nats. */
    public double surprise() {
        return Math.min(flatSurprise, daySurprise);
    }
}
