package io.cowcatcher.benchmarks.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Graphs that are made without checks must be what the checked way makes of their edges. */
class GraphsTest {
    /** The plain twin: the edges that lead upwards, through the builder. */
    private static CsrGraph rebuilt(CsrGraph graph) {
        CsrGraphBuilder builder = CsrGraph.builder(graph.nodeCount());
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                if (graph.head(arc) > node) {
                    builder.addEdge(node, graph.head(arc), graph.weight(arc));
                }
            }
        }
        return builder.build();
    }

    @Test
    void toGraph_repeatedEdgesAndLoops_areDropped() {
        EdgeArrays edges = new EdgeArrays(1);
        int[][] pairs = {{2, 0}, {0, 2}, {1, 1}, {2, 3}, {0, 1}, {2, 0}, {3, 2}};
        for (int[] pair : pairs) {
            edges.add(pair[0], pair[1]);
        }

        assertThat(edges.toGraph(5))
                .isEqualTo(CsrGraph.builder(5)
                        .addEdge(0, 1)
                        .addEdge(0, 2)
                        .addEdge(2, 3)
                        .build());
    }

    @Test
    void randomGraphs_ofOneSeed_areSoundAndRepeat() {
        CsrGraph planted = PlantedGraph.ofEdges(20_000, 0.35, 3).graph();
        CsrGraph rMat = RandomGraphs.rMat(20_000, 3);
        CsrGraph uniform = RandomGraphs.uniform(3_000, 20_000, 3);

        assertThat(rebuilt(planted)).isEqualTo(planted);
        assertThat(rebuilt(rMat)).isEqualTo(rMat);
        assertThat(rebuilt(uniform)).isEqualTo(uniform);
        assertThat(PlantedGraph.ofEdges(20_000, 0.35, 3).graph()).isEqualTo(planted);
        assertThat(RandomGraphs.rMat(20_000, 3)).isEqualTo(rMat);
        assertThat(RandomGraphs.rMat(20_000, 4)).isNotEqualTo(rMat);
        assertThat(planted.edgeCount()).isCloseTo(20_000, Percentage.withPercentage(10));
    }

    /** Few leave their community: all but the share of mixing, less what inner repeats have cost. */
    @Test
    void planted_mixing_isTheShareOfEdgesAcross() {
        PlantedGraph planted = PlantedGraph.ofEdges(100_000, 0.2, 5);
        double across = 0;
        for (int node = 0; node < planted.graph().nodeCount(); node++) {
            for (long arc = planted.graph().firstArc(node);
                    arc < planted.graph().endArc(node);
                    arc++) {
                boolean leaves = planted.truth().communityOf(node)
                        != planted.truth().communityOf(planted.graph().head(arc));
                across += leaves ? 1 : 0;
            }
        }

        assertThat(across / planted.graph().arcCount()).isCloseTo(0.2, Offset.offset(0.03));
        int largest = IntStream.range(0, planted.truth().communityCount())
                .map(planted.truth()::size)
                .max()
                .orElse(0);
        assertThat(largest).isLessThanOrEqualTo(2_000);
    }

    @Test
    void rMat_degrees_areSkewed() {
        CsrGraph graph = RandomGraphs.rMat(50_000, 1);
        int largest =
                IntStream.range(0, graph.nodeCount()).map(graph::degree).max().orElse(0);

        assertThat(largest).isGreaterThan(20 * (int) (graph.arcCount() / graph.nodeCount()));
    }

    @Test
    void shapes_smallOnes_haveTheirEdges() {
        assertThat(Shapes.path(5).edgeCount()).isEqualTo(4);
        assertThat(Shapes.star(7).degree(0)).isEqualTo(7);
        assertThat(Shapes.clique(6).edgeCount()).isEqualTo(15);
        assertThat(Shapes.completeBipartite(3, 4).edgeCount()).isEqualTo(12);
        assertThat(rebuilt(Shapes.clique(6))).isEqualTo(Shapes.clique(6));
        assertThat(Shapes.ofAMillionEdges()).hasSizeGreaterThanOrEqualTo(20);
        CsrGraph ring = Shapes.ofAMillionEdges().get("ring of cliques").get();
        assertThat(ring.edgeCount()).isEqualTo(20_000 * 46L);
        assertThat(rebuilt(ring)).isEqualTo(ring);
    }

    @Test
    void truth_planted_coversEveryNode() {
        Partition truth = PlantedGraph.draw(1_000, 0.3, 1).truth();

        assertThat(truth.nodeCount()).isEqualTo(1_000);
        assertThat(truth.communityCount()).isGreaterThan(1);
    }
}
