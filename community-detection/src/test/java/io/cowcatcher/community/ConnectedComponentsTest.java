package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.DrawnGraph;
import io.cowcatcher.quality.SmallGraphs;
import io.cowcatcher.run.RunControl;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {
    private static final ConnectedComponentsOptions OPTIONS = ConnectedComponentsOptions.defaults();

    @Provide
    Arbitrary<CsrGraph> graphs() {
        return SmallGraphs.upTo(20);
    }

    @Test
    void detect_threePieces_findsThem() {
        DrawnGraph graph = DrawnGraph.of("a-b c-d d-e e-c x");

        ConnectedComponentsResult result = ConnectedComponents.detect(graph.graph(), OPTIONS, RunControl.inline());

        assertThat(graph.draw(result.partition())).isEqualTo("a b | c d e | x");
        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
        assertThat(result.options()).isEqualTo(OPTIONS);
    }

    @Test
    void detect_minimumWeight_cutsLighterEdges() {
        DrawnGraph graph = DrawnGraph.of("a-b:2 b-c:1.9 c-d:2 d-e:5");

        Partition partition = ConnectedComponents.detect(
                        graph.graph(), OPTIONS.withMinimumWeight(2), RunControl.inline())
                .partition();

        assertThat(graph.draw(partition)).isEqualTo("a b | c d e");
    }

    @Property
    void detect_anyGraph_equalsJGraphT(@ForAll("graphs") CsrGraph graph) {
        Partition partition =
                ConnectedComponents.detect(graph, OPTIONS, RunControl.inline()).partition();

        Set<Set<Integer>> components = new HashSet<>();
        for (int community = 0; community < partition.communityCount(); community++) {
            Set<Integer> members = new HashSet<>();
            for (int node : partition.members(community)) {
                members.add(node);
            }
            components.add(members);
        }
        assertThat(components).isEqualTo(new HashSet<>(new ConnectivityInspector<>(graph.asJGraphT()).connectedSets()));
    }
}
