package io.cowcatcher.screening;

/** An adjusted p-value as a score from 0 to 1. */
public final class RingScore {
    private RingScore() {}

    /**
     * L / (L + ln(1 / alpha)) with L = -ln q: 0 where q is 1, a half exactly where q is alpha, and below 1 always.
     *
     * @param qValue the adjusted p-value, from 0 to 1
     */
    public static double of(double qValue, FalseDiscoveryRate rate) {
        double surprise = 0 - Math.log(Math.min(1, Math.max(Double.MIN_NORMAL, qValue)));
        return surprise / (surprise - Math.log(rate.level()));
    }
}
