package io.cowcatcher.examples.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.stream.Stream;

/**
 * The most heap that the JVM has used, summed over its pools, garbage that was not yet collected included: never less
 * than the true peak.
 */
final class PeakHeap {
    private final long earlierPeak;
    private final long inUse;

    private PeakHeap(long earlierPeak, long inUse) {
        this.earlierPeak = earlierPeak;
        this.inUse = inUse;
    }

    /** Looks how much is in use without garbage, and begins anew from there. */
    static PeakHeap fromNow() {
        long earlierPeak = bytes();
        Runtime.getRuntime().gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        return new PeakHeap(earlierPeak, bytes());
    }

    /** The peak since then beyond what was in use. */
    long beyond() {
        return Math.max(0, bytes() - inUse);
    }

    /** The peak of the whole process. */
    long whole() {
        return Math.max(earlierPeak, bytes());
    }

    /** The peak since the JVM began, or somebody began anew. */
    static long bytes() {
        return pools().map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
