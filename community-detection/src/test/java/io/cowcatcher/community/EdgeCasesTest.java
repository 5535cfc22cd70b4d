package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.DrawnGraph;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Multiples of the least double have no digits below it: neither gains nor qualities may be computed there. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 1e-320, 1e-310, Double.MIN_NORMAL, 1e-300, 1e-201, 1e-199})
    void detect_weightsNearTheLeastDouble_givesWhatLargerOnesGive(double unit) {
        for (long randomSeed = 0; randomSeed < 5; randomSeed++) {
            CsrGraph graph = randomWeights(1, randomSeed);
            CsrGraph tiny = randomWeights(unit, randomSeed);
            LeidenOptions leiden = LeidenOptions.defaults().withRandomSeed(randomSeed);
            LouvainOptions louvain = LouvainOptions.defaults().withRandomSeed(randomSeed);

            LeidenResult byLeiden = Leiden.detect(tiny, leiden, RunControl.inline());
            assertThat(byLeiden.partition()).isEqualTo(detect(leiden, graph));
            assertThat(byLeiden.quality())
                    .isCloseTo(Modularity.defaults().of(graph, byLeiden.partition()), within(1e-12));
            assertThat(detect(louvain, tiny)).isEqualTo(detect(louvain, graph));
            assertThat(detect(LabelPropagationOptions.defaults(), tiny))
                    .isEqualTo(detect(LabelPropagationOptions.defaults(), graph));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-320, 1e-310, 1e-300, 1e-199})
    void detect_weightsNearTheLeastDouble_countsPottsInTheirUnit(double unit) {
        CsrGraph graph = randomWeights(1, 3);
        ConstantPotts quality = new ConstantPotts(1.7);

        LeidenResult result = Leiden.detect(
                randomWeights(unit, 3),
                LeidenOptions.defaults().withQuality(quality.withResolution(1.7 * unit)),
                RunControl.inline());

        assertThat(result.partition()).isEqualTo(detect(LeidenOptions.defaults().withQuality(quality), graph));
        assertThat(result.quality() / unit).isCloseTo(quality.of(graph, result.partition()), withinPercentage(0.1));
    }

    /** Weights of 1 to 4 units, which are doubles whatever the unit is. */
    private static CsrGraph randomWeights(double unit, long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        CsrGraphBuilder builder = CsrGraph.builder(40);
        for (int a = 0; a < 40; a++) {
            for (int b = 0; b < a; b++) {
                if (random.nextInt(a / 8 == b / 8 ? 2 : 20) == 0) {
                    builder.addEdge(a, b, (1 + random.nextInt(4)) * unit);
                }
            }
        }
        return builder.build();
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
