package io.cowcatcher.benchmarks.yardstick;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/**
 * How surprising it is that accounts of a group were first used so close to each other.
 *
 * <p>The statistic is the sum of the logarithms of the gaps between the ranks of m accounts as shares of all; by chance
 * the ranks are uniform, the gaps are those of a Dirichlet distribution, and the sum has mean k (psi(1) - psi(m + 1))
 * and variance k psi'(1) - k^2 psi'(m + 1) for k = m - 1 gaps (P. A. P. Moran, The random division of an interval, J.
 * Royal Statistical Society, suppl. 9, 1947).
 */
final class FirstUses {
    private static final double LEAST = 1e-12;

    private final double[] shares;

    /** Takes when each account was first used, in any unit. */
    FirstUses(long[] times) {
        long[] ascending = times.clone();
        Arrays.sort(ascending);
        this.shares = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            long time = times[i];
            int below = position(ascending, time);
            int end = position(ascending, time + 1);
            shares[i] = (below + end) / (2.0 * times.length);
        }
    }

    /** -ln of the chance that so many accounts lie as close or closer; 0 for fewer than three. */
    double surprise(IntStream accounts) {
        double[] sorted = accounts.mapToDouble(i -> shares[i]).sorted().toArray();
        int gaps = sorted.length - 1;
        if (gaps < 2) {
            return 0;
        }
        double sum = 0;
        for (int i = 1; i <= gaps; i++) {
            sum += Math.log(Math.max(1.0 / shares.length, sorted[i] - sorted[i - 1]));
        }
        double mean = gaps * (Gamma.digamma(1) - Gamma.digamma(sorted.length + 1.0));
        double variance = gaps * Gamma.trigamma(1) - (double) gaps * gaps * Gamma.trigamma(sorted.length + 1.0);
        double deviations = (mean - sum) / Math.sqrt(variance);
        return -Math.log(Math.max(LEAST, Erf.erfc(deviations / Math.sqrt(2)) / 2));
    }

    /** The number of times below {@code time}. */
    private static int position(long[] ascending, long time) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
