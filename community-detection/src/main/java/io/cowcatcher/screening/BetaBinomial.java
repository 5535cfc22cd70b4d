package io.cowcatcher.screening;

import org.apache.commons.math3.special.Gamma;

/** The number of successes in trials whose probability is itself drawn from a beta distribution. */
final class BetaBinomial {
    private BetaBinomial() {}

    /**
     * Pr(X >= least); O(trials).
     *
     * @param alpha above 0
     * @param beta above 0
     */
    static double atLeast(int least, int trials, double alpha, double beta) {
        if (least <= 0) {
            return 1;
        }
        double sum = 0;
        for (int k = trials; k >= least; k--) {
            sum += Math.exp(logChoose(trials, k) + logBeta(alpha + k, beta + trials - k) - logBeta(alpha, beta));
        }
        return Math.min(1, sum);
    }

    private static double logChoose(int n, int k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }

    private static double logBeta(double a, double b) {
        return Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b);
    }
}
