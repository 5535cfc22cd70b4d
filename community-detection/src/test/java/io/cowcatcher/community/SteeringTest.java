package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.run.Progress;
import io.cowcatcher.run.RunControl;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SteeringTest {
    private static final PlantedPartition PLANTED = PlantedPartition.draw(500, 60, 8, 4, 1);

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

    @ParameterizedTest
    @MethodSource("methods")
    void detect_cancelledAtAnyPoll_ends(CommunityMethod method) {
        int polls = countPolls(method, PLANTED.graph());

        for (int last = 0; last < polls; last += Math.max(1, polls / 20)) {
            AtomicInteger left = new AtomicInteger(last);
            RunControl control = RunControl.inline().cancelledBy(() -> left.getAndDecrement() <= 0);
            assertThatThrownBy(() -> method.detect(PLANTED.graph(), control)).isInstanceOf(RunCancelledException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void detect_anyGraph_pollsWithinTenThousandNodes(CommunityMethod method) {
        // On a graph without edges each loop passes every node about once: the number of polls tells how far they are apart.
        int nodes = 100_000;

        assertThat(countPolls(method, CsrGraph.builder(nodes).build())).isGreaterThanOrEqualTo(nodes / 10_000);
    }

    private static int countPolls(CommunityMethod method, CsrGraph graph) {
        AtomicInteger polls = new AtomicInteger();
        method.detect(graph, RunControl.inline().cancelledBy(() -> polls.incrementAndGet() < 0));
        return polls.get();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void detect_progress_risesToOne(CommunityMethod method) {
        List<Double> fractions = new ArrayList<>();

        method.detect(
                PLANTED.graph(), RunControl.inline().reportingTo((Progress progress) -> fractions.add(progress.fraction())));

        assertThat(fractions).isSorted().last().isEqualTo(1.0);
        assertThat(fractions).allMatch(fraction -> fraction >= 0 && fraction <= 1);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void detect_onSeveralThreads_givesTheSame(CommunityMethod method) {
        CommunityResult inline = method.detect(PLANTED.graph(), RunControl.inline());
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            for (int parallelism : new int[] {1, 2, 8}) {
                assertThat(method.detect(PLANTED.graph(), RunControl.on(workers, parallelism)))
                        .isEqualTo(inline);
            }
        } finally {
            workers.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void detect_budgetBelowEstimate_isRefused(CommunityMethod method) {
        long budget = method.estimate(PLANTED.graph()).upperBytes() - 1;

        assertThatThrownBy(() -> method.detect(PLANTED.graph(), RunControl.inline().withinHeap(budget)))
                .isInstanceOf(MemoryBudgetException.class)
                .hasMessageContaining("30,000 nodes");
    }

    @ParameterizedTest
    @MethodSource("descents")
    void estimate_anyShape_isNotUnderWhatIsAllocated(CommunityMethod method) {
        // What is allocated in all is more than what lives at any one time: an estimate above it is above the peak.
        for (CsrGraph graph : shapes()) {
            method.detect(graph, RunControl.inline());
            long before = allocatedBytes();
            method.detect(graph, RunControl.inline());
            long allocated = allocatedBytes() - before;

            assertThat(method.estimate(graph).upperBytes())
                    .as("%s on %s", method, graph)
                    .isGreaterThanOrEqualTo(allocated);
        }
    }

    /** A single iteration each: what one iteration leaves as garbage does not live when the next one runs. */
    static Stream<CommunityMethod> descents() {
        return methods().map(method ->
                method instanceof LeidenOptions leiden ? leiden.withMaximumIterations(1) : method);
    }

    private static List<CsrGraph> shapes() {
        return List.of(
                CsrGraph.builder(0).build(),
                CsrGraph.builder(50_000).build(),
                CsrGraph.builder(2).addEdge(0, 1).build(),
                KnownGraphs.karate(),
                KnownGraphs.star(30_000),
                KnownGraphs.path(30_000),
                KnownGraphs.complete(300),
                KnownGraphs.ringOfCliques(2_000, 6),
                PlantedPartition.draw(1, 5_000, 16, 0, 1).graph(),
                PlantedPartition.draw(300, 60, 4, 4, 1).graph(),
                PLANTED.graph());
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
