package io.cowcatcher.benchmarks;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The heap that is in use and no garbage, at its peak during a run: a second thread collects all garbage again and
 * again, half of the time, and looks what is left. Slow, and never too much; a peak between two looks is missed.
 *
 * <p>Needs {@code -XX:+UseSerialGC -XX:MarkSweepAlwaysCompactCount=1}. Other collectors count the gaps between large
 * arrays as used; and the serial one leaves garbage of up to a twentieth of the heap where it lies in three full
 * collections of four, unless told to compact every time.
 */
final class LiveHeap {
    private static final String FULL_COLLECTOR = "MarkSweepCompact";
    private static final String OPTIONS = "-XX:+UseSerialGC -XX:MarkSweepAlwaysCompactCount=1";

    private static final MemoryUsage NOTHING = new MemoryUsage(0, 0, 0, -1);

    private final GarbageCollectorMXBean collector;

    private LiveHeap(GarbageCollectorMXBean collector) {
        this.collector = collector;
    }

    /**
     * The peak during {@code run}, beyond what was in use before, in bytes.
     *
     * @throws IllegalStateException if this JVM's collector leaves garbage where it is
     */
    static long peakOf(Callable<?> run) throws Exception {
        return new LiveHeap(compactingCollector()).peak(run);
    }

    private static GarbageCollectorMXBean compactingCollector() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        boolean serial = machine.getVMOption("UseSerialGC").getValue().equals("true");
        if (!serial
                || !machine.getVMOption("MarkSweepAlwaysCompactCount")
                        .getValue()
                        .equals("1")) {
            throw new IllegalStateException("live heap cannot be measured with this collector; run java " + OPTIONS);
        }
        return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                .filter(bean -> bean.getName().equals(FULL_COLLECTOR))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("no collector is called " + FULL_COLLECTOR));
    }

    private long peak(Callable<?> run) throws Exception {
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
    private long now() {
        System.gc();
        Map<String, MemoryUsage> left = collector.getLastGcInfo().getMemoryUsageAfterGc();
        return Arrays.stream(collector.getMemoryPoolNames())
                .mapToLong(pool -> left.getOrDefault(pool, NOTHING).getUsed())
                .sum();
    }
}
