package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PairGraphTest {

    /** The pairs of one user come in any order, as the join finds them. */
    @Property(tries = 300)
    void of_pairsInRows_isTheGraphThatTheCheckedBuilderMakes(
            @ForAll @IntRange(min = 0, max = 30) int users,
            @ForAll @IntRange(min = 1, max = 5) int lists,
            @ForAll @DoubleRange(min = 0, max = 1) double density,
            @ForAll long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        CsrGraphBuilder builder = CsrGraph.builder(users);
        PairBudget budget = new PairBudget(Long.MAX_VALUE, (room, before) -> {});
        List<PairChunk> found = new ArrayList<>();
        for (int list = 0; list < lists; list++) {
            PairList pairs = new PairList(budget);
            for (int a = users * list / lists; a < users * (list + 1) / lists; a++) {
                for (int b = a + 1; b < users; b++) {
                    if (random.nextDouble() < density) {
                        double weight = 1 + random.nextInt(8);
                        builder.addEdge(a, b, weight);
                        pairs.accept(a, b, a * 100 + b, weight);
                    }
                }
            }
            found.addAll(pairs.chunks());
        }

        PairGraph pairs = PairGraph.of(PairSource.of(found), users, RunControl.inline());

        assertThat(pairs.graph()).isEqualTo(builder.build());
        for (int node = 0; node < users; node++) {
            for (long arc = pairs.graph().firstArc(node); arc < pairs.graph().endArc(node); arc++) {
                int other = pairs.graph().head(arc);
                assertThat(pairs.shared().get(arc)).isEqualTo(Math.min(node, other) * 100 + Math.max(node, other));
            }
        }
    }
}
