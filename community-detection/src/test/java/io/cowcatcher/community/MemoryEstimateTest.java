package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryEstimateTest {
    private static final int SAMPLES = 8;

    static Stream<CommunityMethod> methods() {
        return Stream.of(
                LouvainOptions.defaults(),
                LouvainOptions.defaults().withResolution(1_000),
                LeidenOptions.defaults(),
                LeidenOptions.defaults().withQuality(new ConstantPotts(0.1)),
                LabelPropagationOptions.defaults(),
                LabelPropagationOptions.defaults().withHopAttenuation(0.1),
                ConnectedComponentsOptions.defaults());
    }

    private static List<CsrGraph> shapes() {
        return List.of(
                CsrGraph.builder(100_000).build(),
                KnownGraphs.star(100_000),
                KnownGraphs.path(100_000),
                KnownGraphs.complete(700),
                PlantedPartition.draw(800, 60, 8, 4, 1).graph());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void estimate_anyShape_isNotUnderWhatLives(CommunityMethod method) {
        for (CsrGraph graph : shapes()) {
            MemoryEstimate estimate = method.estimate(graph);

            assertThat(estimate.upperBytes()).as("%s on %s", method, graph).isGreaterThan(peakBytes(method, graph));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void estimate_tinyGraph_isNotUnderWhatIsAllocated(CommunityMethod method) {
        for (CsrGraph graph : List.of(CsrGraph.builder(0).build(), KnownGraphs.path(2), KnownGraphs.karate())) {
            method.detect(graph, RunControl.inline()); // loads classes
            long before = allocatedBytes();
            method.detect(graph, RunControl.inline());

            assertThat(method.estimate(graph).upperBytes())
                    .as("%s on %s", method, graph)
                    .isGreaterThanOrEqualTo(allocatedBytes() - before);
        }
    }

    /**
     * What lives beyond the graph when the run polls for cancellation, at some of the polls, after a collection of
     * garbage.
     */
    private static long peakBytes(CommunityMethod method, CsrGraph graph) {
        AtomicLong polls = new AtomicLong();
        method.detect(graph, RunControl.inline().cancelledBy(() -> polls.incrementAndGet() < 0));
        long every = Math.max(1, polls.get() / SAMPLES);
        long before = liveBytes();
        AtomicLong poll = new AtomicLong();
        AtomicLong peak = new AtomicLong();
        CommunityResult result = method.detect(graph, RunControl.inline().cancelledBy(() -> {
            if (poll.incrementAndGet() % every == 0) {
                peak.accumulateAndGet(liveBytes() - before, Math::max);
            }
            return false;
        }));
        peak.accumulateAndGet(liveBytes() - before, Math::max);
        assertThat(result.partition().nodeCount()).isEqualTo(graph.nodeCount());
        return peak.get();
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
