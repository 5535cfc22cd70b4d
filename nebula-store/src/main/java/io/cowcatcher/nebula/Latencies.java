package io.cowcatcher.nebula;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts times in classes that each are an eighth longer than the power of two below: 4 KB, whatever is counted. */
final class Latencies {
    private static final int PARTS = 8;
    private static final int LOG_PARTS = 3;

    private final AtomicLongArray counts = new AtomicLongArray(Long.SIZE * PARTS);
    private final AtomicLong longest = new AtomicLong();

    void add(long nanos) {
        counts.incrementAndGet(classOf(nanos));
        longest.accumulateAndGet(nanos, Math::max);
    }

    private static int classOf(long nanos) {
        if (nanos < PARTS) {
            return (int) Math.max(0, nanos);
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int part = (int) (nanos >>> (power - LOG_PARTS)) - PARTS;
        return (power - LOG_PARTS + 1) * PARTS + part;
    }

    /** The greatest time of a class. */
    private static long upperEnd(int index) {
        if (index < PARTS) {
            return index;
        }
        int power = index / PARTS - 1 + LOG_PARTS;
        return ((long) (PARTS + index % PARTS + 1) << (power - LOG_PARTS)) - 1;
    }

    private Duration within(double share) {
        long total = 0;
        for (int i = 0; i < counts.length(); i++) {
            total += counts.get(i);
        }
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int i = 0; i < counts.length() && total > 0; i++) {
            seen += counts.get(i);
            if (seen >= wanted) {
                return Duration.ofNanos(Math.min(upperEnd(i), longest.get()));
            }
        }
        return Duration.ZERO;
    }

    WriteReport.Latency summary() {
        return new WriteReport.Latency(within(0.5), within(0.95), within(0.99), Duration.ofNanos(longest.get()));
    }
}
