package io.cowcatcher.similarity;

import org.apache.commons.math3.special.Gamma;

/**
 * The upper tail of the Poisson distribution as a surprise: the negative natural logarithm of the chance of k or more.
 *
 * <p>Above the mean the tail is summed as a series relative to its first term, so that nothing is subtracted from 1 and
 * tails as small as e^-100000 keep their digits; at or below the mean it is the regularised lower incomplete gamma
 * function.
 */
public final class PoissonTail {
    private static final double RELATIVE_ERROR = 1e-17;
    private static final double[] LOG_FACTORIAL = new double[256];

    static {
        for (int k = 0; k < LOG_FACTORIAL.length; k++) {
            LOG_FACTORIAL[k] = Gamma.logGamma(k + 1.0);
        }
    }

    private PoissonTail() {}

    /**
     * The surprise of {@code count} or more where {@code mean} are expected: -ln Pr(Poisson(mean) >= count).
     *
     * @param count at least 0; 0 is no surprise
     * @param mean above 0
     * @return at least 0, in nats
     */
    public static double surprise(int count, double mean) {
        if (count <= 0) {
            return 0;
        }
        if (count <= mean) {
            return Math.max(0, -Math.log(Gamma.regularizedGammaP(count, mean)));
        }
        double term = 1;
        double series = 1;
        for (int i = 1; term > RELATIVE_ERROR * series; i++) {
            term *= mean / (count + i);
            series += term;
        }
        return mean - count * Math.log(mean) + logFactorial(count) - Math.log(series);
    }

    private static double logFactorial(int k) {
        return k < LOG_FACTORIAL.length ? LOG_FACTORIAL[k] : Gamma.logGamma(k + 1.0);
    }
}
