package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.quality.SmallGraphs;
import io.cowcatcher.run.RunControl;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PropagationPhaseTest {
    private static final RunControl CONTROL = RunControl.inline();

    @Provide
    Arbitrary<CsrGraph> graphs() {
        return SmallGraphs.upTo(24);
    }

    @Property
    void run_anyBatches_endsWhereNoLabelHasMoreSupport(
            @ForAll("graphs") CsrGraph graph,
            @ForAll @IntRange(min = 1, max = 30) int nodesPerBatch,
            @ForAll long randomSeed) {
        Batches batches = new Batches(graph.nodeCount(), nodesPerBatch, randomSeed);

        PropagationPhase.Outcome outcome = PropagationPhase.run(graph, 0, Integer.MAX_VALUE, batches, CONTROL);

        assertThat(outcome.converged()).isTrue();
        int[] labelOf = outcome.labels().array();
        for (int node = 0; node < graph.nodeCount(); node++) {
            Map<Integer, Double> support = new TreeMap<>();
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                support.merge(labelOf[graph.head(arc)], graph.weight(arc), Double::sum);
            }
            double own = support.getOrDefault(labelOf[node], 0.0);
            assertThat(support.values()).allSatisfy(other -> assertThat(other).isLessThanOrEqualTo(own + 1e-9));
        }
    }

    @Property
    void run_anyBatchesWithAttenuation_ends(
            @ForAll("graphs") CsrGraph graph,
            @ForAll @IntRange(min = 1, max = 30) int nodesPerBatch,
            @ForAll long randomSeed) {
        Batches batches = new Batches(graph.nodeCount(), nodesPerBatch, randomSeed);

        assertThat(PropagationPhase.run(graph, 0.2, Integer.MAX_VALUE, batches, CONTROL)
                        .converged())
                .isTrue();
    }
}
