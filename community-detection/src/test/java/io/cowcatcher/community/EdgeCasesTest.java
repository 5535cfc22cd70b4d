package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.DrawnGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EdgeCasesTest {
    private static final ConstantPotts SPARSE = new ConstantPotts(0.3);

    /** Methods under which a single edge holds two nodes together. */
    static Stream<CommunityMethod> methods() {
        return Stream.of(
                LouvainOptions.defaults(),
                LouvainOptions.defaults().withQuality(SPARSE),
                LeidenOptions.defaults(),
                LeidenOptions.defaults().withQuality(SPARSE),
                LabelPropagationOptions.defaults(),
                LabelPropagationOptions.defaults().withHopAttenuation(0.1),
                ConnectedComponentsOptions.defaults());
    }

    private static Partition detect(CommunityMethod method, CsrGraph graph) {
        return method.detect(graph, RunControl.inline()).partition();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void detect_emptyGraph_givesEmptyPartition(CommunityMethod method) {
        CommunityResult result = method.detect(CsrGraph.builder(0).build(), RunControl.inline());

        assertThat(result.partition()).isEqualTo(Partition.singletons(0));
        assertThat(result.stopReason()).isIn(StopReason.CONVERGED, StopReason.ITERATION_LIMIT);
        assertThat(result.options()).isEqualTo(method);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void detect_noEdges_leavesEveryNodeAlone(CommunityMethod method) {
        assertThat(detect(method, CsrGraph.builder(3).build())).isEqualTo(Partition.singletons(3));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void detect_twoNodes_joinsThem(CommunityMethod method) {
        assertThat(detect(method, CsrGraph.builder(2).addEdge(0, 1).build())).isEqualTo(Partition.of(new int[2]));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void detect_isolatedNodes_stayAlone(CommunityMethod method) {
        DrawnGraph graph = DrawnGraph.of("x " + DrawnGraph.clique("abc") + " y");

        assertThat(graph.draw(detect(method, graph.graph()))).isEqualTo("x | a b c | y");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void detect_complete_isOneCommunity(CommunityMethod method) {
        assertThat(detect(method, KnownGraphs.complete(30)).communityCount()).isEqualTo(1);
    }

    @Test
    void detect_star_isOneCommunity() {
        // The hub holds all leaves: taking one out costs 1/m and saves less. Under the constant Potts model leaves do
        // not know
        // each other, so that only a few pay; that case has its own test.
        CsrGraph star = KnownGraphs.star(20_000);

        for (CommunityMethod method : List.of(
                LouvainOptions.defaults(),
                LeidenOptions.defaults(),
                LabelPropagationOptions.defaults(),
                ConnectedComponentsOptions.defaults())) {
            assertThat(detect(method, star).communityCount()).isEqualTo(1);
        }
    }

    @Test
    void detect_starUnderConstantPotts_keepsAsManyLeavesAsPay() {
        // The k-th leaf gains 1 and costs 0.3 k: three leaves pay.
        for (CommunityMethod method : List.of(
                LouvainOptions.defaults().withQuality(SPARSE),
                LeidenOptions.defaults().withQuality(SPARSE))) {
            Partition partition = detect(method, KnownGraphs.star(100));

            assertThat(partition.size(partition.communityOf(0))).isEqualTo(1 + 3);
            assertThat(partition.communityCount()).isEqualTo(101 - 3);
        }
    }

    @Test
    void detect_longPath_isCutIntoStretches() {
        CsrGraph path = KnownGraphs.path(50_000);

        for (CommunityMethod method : List.of(LouvainOptions.defaults(), LeidenOptions.defaults())) {
            Partition partition = detect(method, path);

            // Cutting a path of m edges into s equal stretches has modularity of about 1 - s/m - 1/s.
            assertThat(Modularity.defaults().of(path, partition)).isGreaterThan(1 - 3 / Math.sqrt(50_000.0));
            for (int node = 2; node < 50_000; node++) {
                boolean cutBefore = partition.communityOf(node) != partition.communityOf(node - 1);
                assertThat(cutBefore && partition.communityOf(node) == partition.communityOf(node - 2))
                        .isFalse();
            }
        }
    }

    @Test
    void detect_hugeRangeOfWeights_keepsTheHeavyCliquesApart() {
        DrawnGraph graph = DrawnGraph.of(
                "a-b:1e12 a-c:1e12 b-c:1e12  c-d:1e-12  d-e:1e12 d-f:1e12 e-f:1e12  f-x:1e-12 x-y:1e-3 x-z:1e-3 y-z:1e-3");

        for (CommunityMethod method :
                List.of(LouvainOptions.defaults(), LeidenOptions.defaults(), LabelPropagationOptions.defaults())) {
            assertThat(graph.draw(detect(method, graph.graph()))).isEqualTo("a b c | d e f | x y z");
        }
    }

    @Test
    void detect_tiniestWeights_areWeightsLikeOthers() {
        DrawnGraph graph =
                DrawnGraph.of("a-b:1e-300 a-c:1e-300 b-c:1e-300 c-d:1e-301 d-e:1e-300 d-f:1e-300 e-f:1e-300");

        for (CommunityMethod method :
                List.of(LouvainOptions.defaults(), LeidenOptions.defaults(), LabelPropagationOptions.defaults())) {
            assertThat(graph.draw(detect(method, graph.graph()))).isEqualTo("a b c | d e f");
        }
    }

    @Test
    void detect_sumOfWeightsNotFinite_isRefused() {
        CsrGraph graph = CsrGraph.builder(3)
                .addEdge(0, 1, Double.MAX_VALUE)
                .addEdge(1, 2, Double.MAX_VALUE)
                .build();

        for (CommunityMethod method : List.of(LouvainOptions.defaults(), LeidenOptions.defaults())) {
            assertThatThrownBy(() -> detect(method, graph))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the sum of all weights must be finite (got: Infinity); divide the weights by their maximum");
        }
    }
}
