package io.cowcatcher.benchmarks;

import java.util.concurrent.Callable;

/** The median of some warm runs, see {@link Timing}, in milliseconds, printed with the fastest and the slowest. */
final class WarmMedian {
    private WarmMedian() {}

    static double of(String what, Callable<?> run) throws Exception {
        Timing<?> timing = Timing.of(run);
        System.out.println(what + ": " + timing);
        return timing.median();
    }
}
