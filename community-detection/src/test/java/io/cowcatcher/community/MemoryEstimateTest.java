package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.run.OwnJvm;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryEstimateTest {
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

    @Test
    void askedFor_anyShape_isNotUnderWhatLives() throws IOException, InterruptedException {
        OwnJvm.Ended ended = OwnJvm.compacting("-Xmx300m").run(LiveMemory.class);

        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void estimate_tinyGraph_isNotUnderWhatIsAllocated(CommunityMethod method) {
        for (CsrGraph graph : List.of(CsrGraph.builder(0).build(), KnownGraphs.path(2), KnownGraphs.karate())) {
            method.detect(graph, RunControl.inline()); // loads classes
            long before = allocatedBytes();
            method.detect(graph, RunControl.inline());
            long allocated = allocatedBytes() - before;

            assertThat(method.estimate(graph).upperBytes())
                    .as("%s on %s", method, graph)
                    .isGreaterThanOrEqualTo(allocated);
        }
    }

    @Test
    void estimate_levelsWithoutLimit_isBoundedByTheNodes() {
        int unlimited = Integer.MAX_VALUE;
        for (CommunityMethod method : List.of(
                LouvainOptions.defaults().withMaximumLevels(unlimited),
                LeidenOptions.defaults().withMaximumLevels(unlimited))) {
            assertThat(method.estimate(KnownGraphs.karate(), 1).upperBytes()).isBetween(1L << 16, 1L << 22);
        }
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
