package io.cowcatcher.benchmarks.yardstick;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A mean with its 95 % interval by the percentile bootstrap (B. Efron, The Annals of Statistics 7 (1979) 1,
 * doi:10.1214/aos/1176344552).
 *
 * @param mean the mean of the values; NaN of none
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
record Bootstrap(double mean, double low, double high) {
    private static final int RESAMPLES = 10_000;
    private static final double TAIL = 0.025;

    /** Resamples these values 10,000 times; the same values give the same interval. NaN values are left out. */
    static Bootstrap of(double... values) {
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        if (known.length == 0) {
            return new Bootstrap(Double.NaN, Double.NaN, Double.NaN);
        }
        SplittableRandom random = new SplittableRandom(1);
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int draw = 0; draw < known.length; draw++) {
                sum += known[random.nextInt(known.length)];
            }
            means[resample] = sum / known.length;
        }
        Arrays.sort(means);
        return new Bootstrap(
                Arrays.stream(known).sum() / known.length,
                means[(int) (TAIL * RESAMPLES)],
                means[(int) ((1 - TAIL) * RESAMPLES) - 1]);
    }
}
