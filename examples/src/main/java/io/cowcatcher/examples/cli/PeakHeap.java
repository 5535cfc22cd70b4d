package io.cowcatcher.examples.cli;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/**
 * The most heap in use right after a garbage collection, all pools at one moment: what a run held, which an estimate
 * can be compared with, and never above the limit of the heap. What is taken and given up between two collections does
 * not show; what a small collection did not look at counts as held.
 */
final class PeakHeap implements NotificationListener {
    private final Set<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());
    private final List<NotificationEmitter> collectors = new ArrayList<>();
    private long whole;
    private long sinceBase;
    private long base;

    private PeakHeap() {}

    /** Looks from now on, until {@link #stop}. */
    static PeakHeap fromNow() {
        PeakHeap peak = new PeakHeap();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(peak, null, null);
                peak.collectors.add(emitter);
            }
        }
        return peak;
    }

    @Override
    public void handleNotification(Notification notification, @Nullable Object handback) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            note(
                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                            .getGcInfo()
                            .getMemoryUsageAfterGc()
                            .entrySet()
                            .stream()
                            .filter(pool -> heapPools.contains(pool.getKey()))
                            .map(Map.Entry::getValue)
                            .mapToLong(MemoryUsage::getUsed)
                            .sum());
        }
    }

    private synchronized void note(long bytes) {
        whole = Math.max(whole, bytes);
        sinceBase = Math.max(sinceBase, bytes);
    }

    private void collect() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        note(runtime.totalMemory() - runtime.freeMemory());
    }

    /** Collects all garbage; what is in use then is where {@link #beyond} begins. */
    void beginBeyond() {
        collect();
        synchronized (this) {
            Runtime runtime = Runtime.getRuntime();
            base = runtime.totalMemory() - runtime.freeMemory();
            sinceBase = base;
        }
    }

    /** Looks no longer; collects all garbage once if that did not happen before. */
    void stop() {
        if (beyond() == 0) {
            collect();
        }
        for (NotificationEmitter collector : collectors) {
            try {
                collector.removeNotificationListener(this);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("a peak must be stopped once", e);
            }
        }
        collectors.clear();
    }

    /** The peak since {@link #beginBeyond} beyond what was in use then. */
    synchronized long beyond() {
        return Math.max(0, sinceBase - base);
    }

    /** The peak since the beginning. */
    synchronized long whole() {
        return whole;
    }
}
