package io.cowcatcher.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrGraphTest {
    /** A triangle 0-1-2 with a tail 2-3, and node 4 alone. */
    private static CsrGraph kite() {
        return CsrGraph.builder(5)
                .addEdge(2, 0, 3)
                .addEdge(0, 1, 1)
                .addEdge(3, 2, 4)
                .addEdge(2, 1, 2)
                .build();
    }

    @Test
    void build_edgesInAnyOrder_listsNeighboursAscending() {
        CsrGraph graph = kite();

        assertThat(graph.nodeCount()).isEqualTo(5);
        assertThat(graph.edgeCount()).isEqualTo(4);
        assertThat(graph.arcCount()).isEqualTo(8);
        assertThat(graph.degree(2)).isEqualTo(3);
        assertThat(graph.degree(4)).isZero();
        assertThat(new int[] {
                    graph.head(graph.firstArc(2)), graph.head(graph.firstArc(2) + 1), graph.head(graph.firstArc(2) + 2)
                })
                .containsExactly(0, 1, 3);
        assertThat(graph.strength(2)).isEqualTo(9);
        assertThat(graph.totalWeight()).isEqualTo(10);
        assertThat(graph.weight(graph.arc(3, 2))).isEqualTo(4);
        assertThat(graph.arc(0, 3)).isEqualTo(-1);
    }

    @Test
    void build_parallelEdges_addsTheirWeightsWhateverTheirOrder() {
        double[] weights = {1e16, 1, 1, 3};
        CsrGraphBuilder forth = CsrGraph.builder(2);
        CsrGraphBuilder back = CsrGraph.builder(2);
        for (int i = 0; i < weights.length; i++) {
            forth.addEdge(0, 1, weights[i]);
            back.addEdge(1, 0, weights[weights.length - 1 - i]);
        }

        assertThat(forth.build()).isEqualTo(back.build());
        assertThat(forth.build().weight(0)).isEqualTo(1 + 1 + 3 + 1e16);
        assertThat(forth.build().edgeCount()).isOne();
    }

    @Test
    void scaledBy_anyFactor_multipliesEveryWeight() {
        CsrGraph doubled = CsrGraph.builder(5)
                .addEdge(0, 2, 6)
                .addEdge(0, 1, 2)
                .addEdge(2, 3, 8)
                .addEdge(1, 2, 4)
                .build();
        CsrGraph equal = CsrGraph.builder(2).addEdge(0, 1).build();

        assertThat(kite().scaledBy(2, RunControl.inline())).isEqualTo(doubled);
        assertThat(equal.scaledBy(0.5, RunControl.inline()).totalWeight()).isEqualTo(0.5);
        assertThat(CsrGraph.builder(3).build().scaledBy(2, RunControl.inline()).edgeCount())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e308, Double.MIN_VALUE})
    void scaledBy_weightsOutOfRange_isRefused(double factor) {
        CsrGraph graph =
                CsrGraph.builder(3).addEdge(0, 1, 10).addEdge(1, 2, 0.1).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.scaledBy(factor, RunControl.inline()))
                .withMessageContaining("factor must leave every weight finite and above 0 (got: " + factor);
    }

    @Test
    void build_parallelEdgesWhoseSumIsNotFinite_isRefused() {
        CsrGraphBuilder builder = CsrGraph.builder(2).addEdge(0, 1, 1e308).addEdge(0, 1, 1e308);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("must be finite");
    }

    @Test
    void build_noNodes_isTheEmptyGraph() {
        CsrGraph graph = CsrGraph.builder(0).build();

        assertThat(graph.nodeCount()).isZero();
        assertThat(graph.totalWeight()).isZero();
        assertThat(graph).isEqualTo(CsrGraph.of(new long[] {0}, new int[0], new double[0]));
    }

    @Test
    void expecting_fewerOrMoreThanCome_changesNothing() {
        CsrGraph expected = kite();
        for (long hint : new long[] {0, 1, 4, 100}) {
            CsrGraphBuilder builder = CsrGraph.builder(5).expecting(hint);
            builder.addEdge(0, 1, 1).addEdge(0, 2, 3).addEdge(1, 2, 2).addEdge(2, 3, 4);
            assertThat(builder.build()).isEqualTo(expected);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsrGraph.builder(1).expecting(-1))
                .withMessageContaining("edges must not be negative (got: -1)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void addEdge_impossibleWeight_isRefused(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsrGraph.builder(2).addEdge(0, 1, weight))
                .withMessageContaining("weight must be finite and above 0 (got: " + weight);
    }

    @Test
    void addEdge_impossibleEnds_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsrGraph.builder(2).addEdge(0, 2))
                .withMessage("node must be from 0 to 1 (got: 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsrGraph.builder(2).addEdge(-1, 0))
                .withMessageContaining("(got: -1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsrGraph.builder(2).addEdge(1, 1))
                .withMessageContaining("must differ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsrGraph.builder(-1))
                .withMessageContaining("nodeCount must not be negative (got: -1)");
    }

    private static void refuses(long[] offsets, int[] heads, double[] weights, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsrGraph.of(offsets, heads, weights))
                .withMessageContaining(rule);
    }

    @Test
    void of_arraysThatAreNoGraph_namesWhatIsWrong() {
        refuses(new long[0], new int[0], new double[0], "offsets must begin with 0");
        refuses(new long[] {1, 1}, new int[] {0}, new double[] {1}, "offsets must begin with 0");
        refuses(new long[] {0, 2, 1}, new int[] {1}, new double[] {1}, "offsets must not fall");
        refuses(new long[] {0, 1, 2}, new int[] {1}, new double[] {1, 1}, "heads must be as many");
        refuses(new long[] {0, 1, 2}, new int[] {1, 0}, new double[] {1}, "weights must be as many");
        refuses(new long[] {0, 1, 2}, new int[] {2, 0}, new double[] {1, 1}, "head must be a node below 2");
        refuses(new long[] {0, 1, 2}, new int[] {-1, 0}, new double[] {1, 1}, "head must be a node below 2");
        refuses(new long[] {0, 1, 2}, new int[] {0, 1}, new double[] {1, 1}, "ends of an edge must differ");
        refuses(new long[] {0, 2, 4}, new int[] {1, 1, 0, 0}, new double[] {1, 1, 1, 1}, "ascend strictly");
        refuses(new long[] {0, 1, 2}, new int[] {1, 0}, new double[] {0, 0}, "weight must be finite and above 0");
        refuses(new long[] {0, 1, 2}, new int[] {1, 0}, new double[] {1, 2}, "must weigh the same");
        refuses(new long[] {0, 1, 1}, new int[] {1}, new double[] {1}, "must have one that leads back");
        refuses(new long[] {0, 1, 2, 3}, new int[] {1, 2, 0}, new double[] {1, 1, 1}, "must have one that leads back");
    }

    @Test
    void of_arraysChangedAfterwards_leavesTheGraphAlone() {
        long[] offsets = {0, 1, 2};
        int[] heads = {1, 0};
        double[] weights = {1, 1};
        CsrGraph graph = CsrGraph.of(offsets, heads, weights);

        offsets[1] = 2;
        heads[0] = 0;
        weights[0] = -1;

        assertThat(graph).isEqualTo(CsrGraph.builder(2).addEdge(0, 1).build());
        assertThat(graph.toString()).isEqualTo("CsrGraph of 2 nodes and 1 edges");
    }

    @Test
    void build_equalWeights_isTheSameGraphHoweverItWasMade() {
        CsrGraph built =
                CsrGraph.builder(3).addEdge(0, 1, 0.5).addEdge(1, 2, 0.5).build();
        CsrGraph given =
                CsrGraph.of(new long[] {0, 1, 3, 4}, new int[] {1, 0, 2, 1}, new double[] {0.5, 0.5, 0.5, 0.5});
        CsrGraph heavier = CsrGraph.builder(3).addEdge(0, 1, 2).addEdge(1, 2, 2).build();

        assertThat(built.hasEqualWeights()).isTrue();
        assertThat(built).isEqualTo(given).hasSameHashCodeAs(given).isNotEqualTo(heavier);
        assertThat(built.weight(3)).isEqualTo(0.5);
        assertThat(built.strength(1)).isEqualTo(1);
        assertThat(built.totalWeight()).isEqualTo(1);
        assertThat(kite().hasEqualWeights()).isFalse();
        assertThat(CsrGraph.builder(2).build().hasEqualWeights()).isFalse();
    }

    @Test
    void copyArcs_intoTheMiddle_copiesAsManyAsFit() {
        for (CsrGraph graph : List.of(
                kite(),
                CsrGraph.builder(4)
                        .addEdge(0, 1, 7)
                        .addEdge(0, 2, 7)
                        .addEdge(2, 3, 7)
                        .build())) {
            int[] heads = new int[4];
            double[] weights = new double[4];
            int copied = graph.copyArcs(0, graph.arcCount(), 1, heads, weights);

            assertThat(copied).isEqualTo(3);
            assertThat(heads).containsExactly(0, graph.head(0), graph.head(1), graph.head(2));
            assertThat(weights).containsExactly(0, graph.weight(0), graph.weight(1), graph.weight(2));
            int[] headsAlone = new int[2];
            assertThat(graph.copyHeads(1, graph.arcCount(), headsAlone)).isEqualTo(2);
            assertThat(headsAlone).containsExactly(graph.head(1), graph.head(2));
        }
    }

    @Test
    void relabelled_noPermutation_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kite().relabelled(new int[] {0, 1, 2}))
                .withMessageContaining("one number for each of 5 nodes (got: 3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kite().relabelled(new int[] {0, 1, 2, 3, 3}))
                .withMessageContaining("once (got: 3 for node 4)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kite().relabelled(new int[] {0, 1, 2, 3, 5}))
                .withMessageContaining("(got: 5 for node 4)");
    }

    @Test
    void induced_someNodes_keepsTheEdgesAmongThem() {
        InducedSubgraph part = kite().induced(new int[] {3, 4, 2, 0});

        assertThat(part.graph())
                .isEqualTo(CsrGraph.builder(4).addEdge(0, 2, 4).addEdge(2, 3, 3).build());
        assertThat(part.nodes()).containsExactly(3, 4, 2, 0);
        assertThat(part.node(2)).isEqualTo(2);
        assertThat(kite().induced(new int[0]).graph().nodeCount()).isZero();
    }

    @Test
    void induced_impossibleNodes_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kite().induced(new int[] {0, 3, 0}))
                .withMessageContaining("nodes must differ (got: 0 twice)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kite().induced(new int[] {5}))
                .withMessageContaining("(got: 5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kite().induced(new int[] {-1}))
                .withMessageContaining("(got: -1)");
    }

    @Test
    void build_manyEdges_pollsWhileItCountsPlacesAndSorts() {
        int edges = 100_000;
        CsrGraphBuilder builder = CsrGraph.builder(edges + 1);
        for (int node = 0; node < edges; node++) {
            builder.addEdge(node, node + 1);
        }
        AtomicInteger polls = new AtomicInteger();

        builder.build(RunControl.inline().cancelledBy(() -> polls.incrementAndGet() < 0));

        assertThat(polls.get()).isGreaterThanOrEqualTo(3 * edges / 10_000);
    }
}
