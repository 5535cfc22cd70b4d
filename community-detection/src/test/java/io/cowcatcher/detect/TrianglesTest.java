package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.IntPages;
import io.cowcatcher.graph.SmallPages;
import io.cowcatcher.run.RunControl;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrianglesTest {

    @Property(tries = 200)
    void ofArcs_randomGraph_areTheCommonNeighbours(
            @ForAll @IntRange(max = 25) int nodes, @ForAll @IntRange(max = 10) int density, @ForAll Random random) {
        CsrGraphBuilder builder = CsrGraph.builder(nodes);
        for (int a = 0; a < nodes; a++) {
            for (int b = a + 1; b < nodes; b++) {
                if (random.nextInt(10) < density) {
                    builder.addEdge(a, b);
                }
            }
        }
        CsrGraph graph = builder.build();

        IntPages common = Triangles.ofArcs(graph, RunControl.inline());

        assertThat(common.length()).isEqualTo(graph.arcCount());
        assertThat(Triangles.ofArcs(SmallPages.of(graph, 2), RunControl.inline()))
                .isEqualTo(common);
        for (int tail = 0; tail < nodes; tail++) {
            for (long arc = graph.firstArc(tail); arc < graph.endArc(tail); arc++) {
                assertThat(common.get(arc)).isEqualTo(plain(graph, tail, graph.head(arc)));
            }
        }
    }

    private static int plain(CsrGraph graph, int a, int b) {
        return (int) IntStream.range(0, graph.nodeCount())
                .filter(node -> graph.arc(a, node) >= 0 && graph.arc(b, node) >= 0)
                .count();
    }

    @Test
    void ofArcs_cancelled_ends() {
        CsrGraph graph = CsrGraph.builder(2).addEdge(0, 1).build();

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> Triangles.ofArcs(graph, RunControl.inline().cancelledBy(() -> true)));
    }
}
