package io.cowcatcher.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.jgrapht.Graph;
import org.jgrapht.alg.clustering.LabelPropagationClustering;
import org.jgrapht.alg.clustering.UndirectedModularityMeasurer;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.interfaces.ClusteringAlgorithm.Clustering;
import org.jgrapht.alg.interfaces.ClusteringAlgorithm.ClusteringImpl;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.graph.WeightedMultigraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodClusteringTest {
    private static final List<CommunityMethod> METHODS = List.of(
            LouvainOptions.defaults(),
            LeidenOptions.defaults(),
            LabelPropagationOptions.defaults(),
            ConnectedComponentsOptions.defaults());

    private static CommunityMethod method(int number) {
        return METHODS.get(number);
    }

    /** A random graph of words with parallel edges, some of them isolated. */
    private static Graph<String, DefaultWeightedEdge> randomMultigraph(Random random) {
        Graph<String, DefaultWeightedEdge> graph = new WeightedMultigraph<>(DefaultWeightedEdge.class);
        int vertices = 3 + random.nextInt(30);
        for (int i = 0; i < vertices; i++) {
            graph.addVertex("v" + i);
        }
        for (int i = 0; i < 3 * vertices; i++) {
            int a = random.nextInt(vertices);
            int b = random.nextInt(vertices);
            if (a != b) {
                DefaultWeightedEdge edge = graph.addEdge("v" + a, "v" + b);
                graph.setEdgeWeight(edge, 0.1 + random.nextDouble());
            }
        }
        return graph;
    }

    @Property(tries = 100)
    void modularity_ofJGraphT_isOurs(@ForAll Random random) {
        Graph<String, DefaultWeightedEdge> graph = randomMultigraph(random);
        GraphCopy<String> copy = GraphCopy.of(graph, RunControl.inline());
        UndirectedModularityMeasurer<String, DefaultWeightedEdge> theirs = new UndirectedModularityMeasurer<>(graph);
        for (CommunityMethod method : METHODS) {
            Clustering<String> clustering = MethodClustering.of(graph, method).getClustering();

            Partition partition = copy.toPartition(clustering);
            assertThat(theirs.modularity(clustering.getClusters()))
                    .isCloseTo(Modularity.defaults().of(copy.graph(), partition), Offset.offset(1e-9));
            assertThat(partition)
                    .isEqualTo(method.detect(copy.graph(), RunControl.inline()).partition());
            assertThat(copy.toPartition(copy.toClustering(partition))).isEqualTo(partition);
        }
    }

    @Property(tries = 50)
    void components_ofAnyGraph_areThoseOfJGraphT(@ForAll Random random) {
        Graph<String, DefaultWeightedEdge> graph = randomMultigraph(random);

        Clustering<String> clustering = MethodClustering.of(graph, ConnectedComponentsOptions.defaults())
                .getClustering();

        assertThat(new HashSet<>(clustering.getClusters()))
                .isEqualTo(new HashSet<>(new ConnectivityInspector<>(graph).connectedSets()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void getClustering_heavyEdges_outweighMany(int number) {
        Graph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        for (int vertex = 0; vertex < 6; vertex++) {
            graph.addVertex(vertex);
        }
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < a; b++) {
                graph.setEdgeWeight(graph.addEdge(a, b), a / 3 == b / 3 ? 10 : 0.1);
            }
        }

        assertThat(MethodClustering.of(graph, method(number)).getClustering().getClusters())
                .containsExactly(Set.of(0, 1, 2), Set.of(3, 4, 5));
    }

    @Test
    void copy_directedPseudograph_addsBothDirectionsAndDropsLoops() {
        Graph<String, DefaultWeightedEdge> graph = new DirectedWeightedPseudograph<>(DefaultWeightedEdge.class);
        List.of("x", "y", "z").forEach(graph::addVertex);
        graph.setEdgeWeight(graph.addEdge("x", "y"), 2);
        graph.setEdgeWeight(graph.addEdge("y", "x"), 3);
        graph.setEdgeWeight(graph.addEdge("x", "y"), 4);
        graph.setEdgeWeight(graph.addEdge("z", "z"), 5);

        GraphCopy<String> copy = GraphCopy.of(graph, RunControl.inline());

        assertThat(copy.graph()).isEqualTo(CsrGraph.builder(3).addEdge(0, 1, 9).build());
        assertThat(copy.vertices()).containsExactly("x", "y", "z");
        assertThat(copy.selfLoops()).isOne();
    }

    @Test
    void copy_viewOfACsrGraph_isThatGraph() {
        CsrGraph graph = CsrGraph.builder(4).addEdge(0, 1, 2).addEdge(1, 3, 0.5).build();

        assertThat(GraphCopy.of(graph.asJGraphT(), RunControl.inline()).graph()).isEqualTo(graph);
    }

    @Test
    void toPartition_clustersOfAnotherAlgorithm_areTaken() {
        Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        for (int vertex = 0; vertex < 10; vertex++) {
            graph.addVertex(vertex);
        }
        for (int vertex = 1; vertex < 5; vertex++) {
            graph.addEdge(0, vertex);
            graph.addEdge(5, vertex + 5);
        }
        GraphCopy<Integer> copy = GraphCopy.of(graph, RunControl.inline());

        Clustering<Integer> theirs = new LabelPropagationClustering<>(graph).getClustering();

        assertThat(copy.toPartition(theirs)).isEqualTo(Partition.of(new int[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1}));
    }

    @Test
    void toPartition_clustersThatDoNotShareOutTheVertices_areRefused() {
        Graph<String, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        List.of("x", "y").forEach(graph::addVertex);
        GraphCopy<String> copy = GraphCopy.of(graph, RunControl.inline());

        assertThat(copy.toPartition(new ClusteringImpl<>(List.of(Set.of("y"), Set.of(), Set.of("x")))))
                .isEqualTo(Partition.singletons(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> copy.toPartition(new ClusteringImpl<>(List.of(Set.of("x")))))
                .withMessageContaining("none with y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> copy.toPartition(new ClusteringImpl<>(List.of(Set.of("x", "y"), Set.of("x")))))
                .withMessageContaining("x twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> copy.toPartition(new ClusteringImpl<>(List.of(Set.of("x", "y", "z")))))
                .withMessageContaining("z, which is not in the graph");
        assertThatIllegalArgumentException().isThrownBy(() -> copy.toClustering(Partition.singletons(3)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, 0, Double.POSITIVE_INFINITY})
    void getClustering_weightOutOfRange_isRefused(double weight) {
        Graph<String, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        List.of("x", "y").forEach(graph::addVertex);
        graph.setEdgeWeight(graph.addEdge("x", "y"), weight);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MethodClustering.of(graph, LouvainOptions.defaults()).getClustering())
                .withMessageContaining("weight must be finite and above 0 (got: " + weight + " for edge (x : y))");
    }

    @Property(tries = 5)
    void getClustering_steered_isCancelledRefusedAndReported(@ForAll Random random) {
        Graph<String, DefaultWeightedEdge> graph = randomMultigraph(random);
        MethodClustering<String, DefaultWeightedEdge> clustering = MethodClustering.of(graph, LeidenOptions.defaults());
        List<Double> fractions = new ArrayList<>();

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> clustering
                        .steeredBy(RunControl.inline().cancelledBy(() -> true))
                        .getClustering());
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> clustering
                        .steeredBy(RunControl.inline().withinHeap(100))
                        .getClustering())
                .withMessageContaining("a copy of ");
        clustering
                .steeredBy(RunControl.inline().reportingTo(progress -> fractions.add(progress.fraction())))
                .getClustering();
        assertThat(fractions).isSorted().endsWith(1.0);
    }

    @Test
    void getClustering_noVertices_isNoCluster() {
        Graph<String, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        for (CommunityMethod method : METHODS) {
            assertThat(MethodClustering.of(graph, method).getClustering().getNumberClusters())
                    .isZero();
        }
    }
}
