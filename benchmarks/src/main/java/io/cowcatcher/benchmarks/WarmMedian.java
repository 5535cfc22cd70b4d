package io.cowcatcher.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * The median of five runs after three and three seconds of others, in milliseconds, printed with the fastest and the
 * slowest. With {@code -Dcowcatcher.runs=1} there is one run after one other: for questions that take minutes.
 */
final class WarmMedian {
    private static final int RUNS = Integer.getInteger("cowcatcher.runs", 5);
    private static final int WARM_UPS = Math.min(RUNS, 3);
    private static final long WARM_UP_NANOS = RUNS == 1 ? 0 : 3_000_000_000L;
    private static final double NANOS_PER_MILLI = 1e6;

    private WarmMedian() {}

    static double of(String what, Callable<?> run) throws Exception {
        long begin = System.nanoTime();
        for (int i = 0; i < WARM_UPS || System.nanoTime() - begin < WARM_UP_NANOS; i++) {
            run.call();
        }
        double[] millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            run.call();
            millis[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: median %,.0f ms (%,.0f to %,.0f)%n",
                what,
                millis[RUNS / 2],
                millis[0],
                millis[RUNS - 1]);
        return millis[RUNS / 2];
    }
}
