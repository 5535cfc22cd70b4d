package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.quality.Quality;
import io.cowcatcher.quality.SmallGraphs;
import io.cowcatcher.run.RunControl;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LocalMovePhaseTest {
    private static final RunControl CONTROL = RunControl.inline();
    private static final List<Quality> QUALITIES =
            List.of(Modularity.defaults(), new Modularity(2), new ConstantPotts(0.25), new ConstantPotts(1));

    @Provide
    Arbitrary<CsrGraph> graphs() {
        return SmallGraphs.upTo(24);
    }

    @Property(tries = 500)
    void run_anyStart_reachesTheQualityOfThePlainTwin(@ForAll("graphs") CsrGraph graph, @ForAll long randomSeed) {
        Labels start = labels(graph, randomSeed);
        for (Quality quality : QUALITIES) {
            Objective objective = Objective.of(quality, graph, CONTROL);
            LevelGraph level = objective.base();

            Labels fast = LocalMovePhase.run(level, objective, start, randomSeed, CONTROL);
            Labels plain = PlainLocalMove.run(level, objective, start, randomSeed);

            // Which of two equally good moves is taken may hang on the last bit, so qualities are compared where labels differ.
            if (!fast.equals(plain)) {
                assertThat(objective.quality(level, fast, CONTROL))
                        .isCloseTo(objective.quality(level, plain, CONTROL), within(1e-9));
            }
        }
    }

    @Property(tries = 500)
    void run_anyStart_endsWhereNoMovePays(@ForAll("graphs") CsrGraph graph, @ForAll long randomSeed) {
        for (Quality quality : QUALITIES) {
            Objective objective = Objective.of(quality, graph, CONTROL);
            LevelGraph level = objective.base();

            Labels found = LocalMovePhase.run(level, objective, labels(graph, randomSeed), randomSeed, CONTROL);

            double best = objective.quality(level, found, CONTROL);
            for (int node = 0; node < graph.nodeCount(); node++) {
                for (int community = 0; community <= found.count() && community < graph.nodeCount(); community++) {
                    int[] moved = found.array().clone();
                    moved[node] = community;
                    assertThat(objective.quality(level, Labels.compacted(moved), CONTROL))
                            .isLessThanOrEqualTo(best + 1e-9);
                }
            }
        }
    }

    private static Labels labels(CsrGraph graph, long randomSeed) {
        return Labels.compacted(
                SmallGraphs.partition(graph.nodeCount(), randomSeed).toLabels());
    }
}
