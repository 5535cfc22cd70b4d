package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectorMXBean;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What methods ask for, held against what is live on the heap, all garbage collected again and again by another thread;
 * to be run in a JVM whose collector compacts every time.
 */
final class LiveMemory {
    private static final double MEGABYTE = 1 << 20;

    /** A short run beside other work may be over between two looks: it is then run again, so many times at most. */
    private static final int MOST_RUNS = 20;

    private static final GarbageCollectorMXBean COLLECTOR =
            ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                    .filter(bean -> bean.getName().equals("MarkSweepCompact"))
                    .findAny()
                    .orElseThrow();

    /** What a run of looks may miss of a peak, and what the smallest of graphs ask for that is no matter. */
    private static final double MOST_OVER = 4;

    private static final long NO_MATTER = 1 << 17;

    private LiveMemory() {}

    private static Map<String, Supplier<CsrGraph>> shapes() {
        Map<String, Supplier<CsrGraph>> shapes = new LinkedHashMap<>();
        shapes.put("isolated nodes", () -> CsrGraph.builder(100_000).build());
        shapes.put("star", () -> KnownGraphs.star(100_000));
        shapes.put("path", () -> KnownGraphs.path(100_000));
        shapes.put("complete", () -> KnownGraphs.complete(700));
        shapes.put("planted", () -> PlantedPartition.draw(1_500, 60, 8, 4, 1).graph());
        return shapes;
    }

    /** Throws where a run takes more than it asks for, or asks for far more. */
    public static void main(String[] args) throws InterruptedException {
        for (Map.Entry<String, Supplier<CsrGraph>> shape : shapes().entrySet()) {
            CsrGraph graph = shape.getValue().get();
            for (CommunityMethod method : MemoryEstimateTest.methods().toList()) {
                check(shape.getKey(), graph, method);
            }
        }
    }

    private static void check(String shape, CsrGraph graph, CommunityMethod method) throws InterruptedException {
        AtomicLong asked = new AtomicLong();
        method.detect(
                graph,
                RunControl.inline()
                        .tellingEstimatesTo(estimate -> asked.accumulateAndGet(estimate.upperBytes(), Math::max)));
        long peak = peak(graph, method);
        for (int run = 1; run < MOST_RUNS && asked.get() > most(peak); run++) {
            peak = Math.max(peak, peak(graph, method));
        }
        String words = String.format(
                Locale.ROOT,
                "%s, %s: asked for %.2f MB, peak %.2f MB, %.2f times",
                shape,
                method,
                asked.get() / MEGABYTE,
                peak / MEGABYTE,
                asked.get() / (double) peak);
        System.out.println(words);
        assertThat(asked.get()).as(words).isBetween(peak, most(peak));
        assertThat(asked.get())
                .as(words)
                .isLessThanOrEqualTo(method.estimate(graph, 1).upperBytes());
    }

    /** The most that may be asked for where the peak was this. */
    private static long most(long peak) {
        return (long) (MOST_OVER * peak) + NO_MATTER;
    }

    private static long peak(CsrGraph graph, CommunityMethod method) throws InterruptedException {
        long before = live();
        AtomicLong peak = new AtomicLong();
        AtomicBoolean done = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            while (!done.get()) {
                peak.accumulateAndGet(live() - before, Math::max);
            }
        });
        watch.start();
        CommunityResult result = method.detect(graph, RunControl.inline());
        peak.accumulateAndGet(live() - before, Math::max);
        done.set(true);
        watch.join();
        assertThat(result.partition().nodeCount()).isEqualTo(graph.nodeCount());
        return peak.get();
    }

    /** What the collection itself found: the thread that runs may allocate before anybody can look. */
    private static long live() {
        System.gc();
        Map<String, MemoryUsage> left = COLLECTOR.getLastGcInfo().getMemoryUsageAfterGc();
        return Arrays.stream(COLLECTOR.getMemoryPoolNames())
                .mapToLong(pool -> left.get(pool).getUsed())
                .sum();
    }
}
