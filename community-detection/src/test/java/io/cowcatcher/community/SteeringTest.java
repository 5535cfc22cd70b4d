package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.Progress;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SteeringTest {
    private static final PlantedPartition PLANTED = PlantedPartition.draw(200, 60, 8, 4, 1);

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
        // On a graph without edges each loop passes every node about once: the number of polls tells how far they are
        // apart.
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
                PLANTED.graph(),
                RunControl.inline().reportingTo((Progress progress) -> fractions.add(progress.fraction())));

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
        long budget = method.estimate(PLANTED.graph()).lowerBytes() - 1;

        assertThatThrownBy(
                        () -> method.detect(PLANTED.graph(), RunControl.inline().withinHeap(budget)))
                .isInstanceOf(MemoryBudgetException.class)
                .hasMessageContaining("12,000 nodes");
    }

    /** What a run asks for as it goes is enough for it, and less is not; it is within the bounds told before. */
    @ParameterizedTest
    @MethodSource("methods")
    void detect_budgetOfWhatItAsksFor_isEnoughAndLessIsNot(CommunityMethod method) {
        AtomicLong asked = new AtomicLong();
        RunControl control = RunControl.inline()
                .tellingEstimatesTo(estimate -> asked.accumulateAndGet(estimate.upperBytes(), Math::max));
        CommunityResult result = method.detect(PLANTED.graph(), control);
        MemoryEstimate told = method.estimate(PLANTED.graph(), 1);

        assertThat(asked.get()).isBetween(told.lowerBytes(), told.upperBytes());
        assertThat(method.detect(PLANTED.graph(), RunControl.inline().withinHeap(asked.get())))
                .isEqualTo(result);
        assertThatThrownBy(
                        () -> method.detect(PLANTED.graph(), RunControl.inline().withinHeap(asked.get() - 1)))
                .isInstanceOf(MemoryBudgetException.class);
    }
}
