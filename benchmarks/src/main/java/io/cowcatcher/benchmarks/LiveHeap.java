package io.cowcatcher.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The heap that is in use and no garbage, at its peak during a run: a second thread collects all garbage again and
 * again, half of the time, and looks what is left. Slow, and never too much; a peak between two looks is missed.
 */
final class LiveHeap {
    private LiveHeap() {}

    /** The peak during {@code run}, beyond what was in use before, in bytes. */
    static long peakOf(Callable<?> run) throws Exception {
        long before = now();
        AtomicBoolean done = new AtomicBoolean();
        long[] peak = new long[1];
        Thread watch = new Thread(() -> {
            while (!done.get()) {
                long start = System.nanoTime();
                peak[0] = Math.max(peak[0], now());
                LockSupport.parkNanos(System.nanoTime() - start); // or the run would stand still
            }
        });
        watch.start();
        Object result;
        try {
            result = run.call();
            peak[0] = Math.max(peak[0], now()); // the result is held until here
        } finally {
            done.set(true);
            watch.join();
        }
        if (result == null) {
            throw new IllegalStateException("run must have a result");
        }
        return peak[0] - before;
    }

    /** What the collection itself found in use: the running thread may allocate before anybody can look. */
    private static long now() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
