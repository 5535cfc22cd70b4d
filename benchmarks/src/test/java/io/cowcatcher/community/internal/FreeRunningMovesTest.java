package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.benchmarks.graphs.PlantedGraph;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeRunningMovesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void run_plantedGraph_isAboutAsGoodAsMovesWithOneResult(int threads) {
        CsrGraph graph = PlantedGraph.ofEdges(100_000, PlantedGraph.MIXING, 1).graph();
        Objective objective = Objective.of(Modularity.defaults(), graph, RunControl.inline());
        LevelGraph level = objective.base();
        Labels one = LocalMovePhase.run(level, objective, Labels.singletons(graph.nodeCount()), 1, RunControl.inline());
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            Labels free = FreeRunningMoves.run(
                    level, objective, Labels.singletons(graph.nodeCount()), RunControl.on(workers, threads));

            assertThat(objective.quality(level, free, RunControl.inline()))
                    .isCloseTo(objective.quality(level, one, RunControl.inline()), within(0.02));
        } finally {
            workers.shutdownNow();
        }
    }
}
