package io.cowcatcher.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * How long runs took that followed others as a warm-up, in milliseconds, and what the last one returned.
 *
 * @param runs how many were timed
 * @param median the time that half of them kept within
 * @param least the fastest
 * @param most the slowest
 * @param medianCpu the median of what the calling thread worked, which neighbours on the machine disturb less; it says
 *     nothing where other threads take part
 * @param result what the last run returned
 * @param <T> the type of results
 */
record Timing<T>(int runs, double median, double least, double most, double medianCpu, T result) {
    private static final int RUNS = Integer.getInteger("cowcatcher.runs", 5);
    private static final int WARM_UPS = Math.min(RUNS, 3);
    private static final long WARM_UP_NANOS = RUNS == 1 ? 0 : 3_000_000_000L;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * Times five runs after three and three seconds of others; {@code -Dcowcatcher.runs} sets another number, and with
     * 1 there is one after one other.
     */
    static <T> Timing<T> of(Callable<T> run) throws Exception {
        return of(run, RUNS);
    }

    /** Times so many runs, at most as many as asked for, for questions that take minutes. */
    static <T> Timing<T> of(Callable<T> run, int mostRuns) throws Exception {
        int runs = Math.min(RUNS, mostRuns);
        long begin = System.nanoTime();
        T result = run.call();
        for (int i = 1; i < Math.min(WARM_UPS, runs) || (runs > 1 && System.nanoTime() - begin < WARM_UP_NANOS); i++) {
            result = run.call();
        }
        double[] millis = new double[runs];
        double[] cpuMillis = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            long cpuStart = THREADS.getCurrentThreadCpuTime();
            result = run.call();
            cpuMillis[i] = (THREADS.getCurrentThreadCpuTime() - cpuStart) / NANOS_PER_MILLI;
            millis[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
        }
        Arrays.sort(millis);
        Arrays.sort(cpuMillis);
        return new Timing<>(runs, millis[runs / 2], millis[0], millis[runs - 1], cpuMillis[runs / 2], result);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "median %,.0f ms (%,.0f to %,.0f)", median, least, most);
    }
}
