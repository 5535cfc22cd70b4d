package io.cowcatcher.screening;

import io.cowcatcher.similarity.PoissonTail;
import org.apache.commons.math3.special.Beta;

/** The upper tail of a count of which mean and variance are known. */
final class CountTail {
    private static final double OVERDISPERSION = 1.05;

    private CountTail() {}

    /**
     * Pr(X >= observed): negative binomial where the variance is more than 5 per cent above the mean, else Poisson.
     *
     * @param mean above 0
     */
    static double atLeast(long observed, double mean, double variance) {
        if (observed <= 0) {
            return 1;
        }
        if (variance <= OVERDISPERSION * mean) {
            return Math.exp(-PoissonTail.surprise((int) Math.min(observed, Integer.MAX_VALUE), mean));
        }
        double size = mean * mean / (variance - mean);
        return Beta.regularizedBeta(mean / (mean + size), (double) observed, size);
    }
}
