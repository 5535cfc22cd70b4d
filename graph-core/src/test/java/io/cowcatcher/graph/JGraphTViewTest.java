package io.cowcatcher.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.clustering.LabelPropagationClustering;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.Coreness;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.alg.spanning.KruskalMinimumSpanningTree;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.graph.WeightedMultigraph;
import org.jgrapht.nio.GraphExporter;
import org.jgrapht.nio.csv.CSVExporter;
import org.jgrapht.nio.dimacs.DIMACSExporter;
import org.jgrapht.nio.dot.DOTExporter;
import org.jgrapht.nio.gexf.GEXFExporter;
import org.jgrapht.nio.gml.GmlExporter;
import org.jgrapht.nio.graph6.Graph6Sparse6Exporter;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.nio.json.JSONExporter;
import org.jgrapht.nio.lemon.LemonExporter;
import org.jgrapht.nio.matrix.MatrixExporter;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.Test;

/** The views run under JGraphT's algorithms and exporters, with the answers that JGraphT's own graphs give. */
class JGraphTViewTest {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

    private final CsrGraph graph = RandomGraphs.of(40, 0.15, new SplittableRandom(5));
    private final Graph<Integer, CsrEdge> view = graph.asJGraphT();
    private final Graph<Integer, DefaultWeightedEdge> plain = RandomGraphs.plain(graph);

    private static HeteroGraph shop() {
        HeteroGraphBuilder builder = HeteroGraph.builder();
        for (int i = 0; i < 30; i++) {
            builder.add(Purchase.by("u" + i % 7)
                    .of("i" + i % 5)
                    .at(START.plusSeconds(i))
                    .with(PurchaseField.DEVICE, "d" + i % 3)
                    .with(PurchaseField.ADDRESS, "street " + i % 4)
                    .with(PurchaseField.BUILDING, "b" + i % 2)
                    .with(PurchaseField.SELLER, "s" + i % 2)
                    .build());
        }
        return builder.build();
    }

    private static <V, E> void assertConsistent(Graph<V, E> view) {
        Set<V> vertices = new HashSet<>(view.vertexSet());
        Set<E> edges = new HashSet<>(view.edgeSet());
        assertThat(vertices).hasSize(view.vertexSet().size()).isEqualTo(view.vertexSet());
        assertThat(edges).hasSize(view.edgeSet().size()).isEqualTo(view.edgeSet());
        Set<E> met = new HashSet<>();
        for (V vertex : vertices) {
            assertThat(view.containsVertex(vertex)).isTrue();
            Set<E> own = new HashSet<>(view.edgesOf(vertex));
            assertThat(own).hasSize(view.degreeOf(vertex)).isEqualTo(view.edgesOf(vertex));
            assertThat(view.inDegreeOf(vertex))
                    .isEqualTo(view.outDegreeOf(vertex))
                    .isEqualTo(own.size());
            assertThat(view.incomingEdgesOf(vertex)).isEqualTo(view.outgoingEdgesOf(vertex));
            for (E edge : own) {
                V other = Graphs.getOppositeVertex(view, edge, vertex);
                assertThat(view.containsEdge(edge)).isTrue();
                assertThat(view.getAllEdges(vertex, other)).contains(edge).isEqualTo(view.getAllEdges(other, vertex));
                assertThat(view.getEdge(vertex, other)).isNotNull();
                assertThat(view.getEdgeWeight(edge)).isPositive();
            }
            met.addAll(own);
        }
        assertThat(met).isEqualTo(edges);
        assertThat(view.getType().isUndirected()).isTrue();
        assertThat(view.getType().isWeighted()).isTrue();
        assertThat(view.getType().isModifiable()).isFalse();
    }

    @Test
    void csrView_everyQuestion_hasOneAnswer() {
        assertConsistent(view);
        assertThat(view.vertexSet()).isEqualTo(plain.vertexSet());
        assertThat(view.edgeSet()).hasSameSizeAs(plain.edgeSet());
    }

    @Test
    void heteroView_everyQuestion_hasOneAnswer() {
        assertConsistent(shop().asJGraphT());
    }

    @Test
    void views_ofTheEmptyGraph_areEmpty() {
        assertConsistent(CsrGraph.builder(0).build().asJGraphT());
        assertConsistent(HeteroGraph.builder().build().asJGraphT());
    }

    @Test
    void csrView_underAlgorithms_givesWhatPlainGraphsGive() {
        assertThat(new ConnectivityInspector<>(view).connectedSets())
                .containsExactlyInAnyOrderElementsOf(new ConnectivityInspector<>(plain).connectedSets());
        assertThat(new Coreness<>(view).getScores()).isEqualTo(new Coreness<>(plain).getScores());
        assertThat(new KruskalMinimumSpanningTree<>(view).getSpanningTree().getWeight())
                .isEqualTo(new KruskalMinimumSpanningTree<>(plain)
                        .getSpanningTree()
                        .getWeight());
        var ranks = new PageRank<>(plain).getScores();
        new PageRank<>(view)
                .getScores()
                .forEach((node, rank) -> assertThat(rank).isCloseTo(ranks.get(node), within(1e-9)));
        for (int node = 1; node < graph.nodeCount(); node++) {
            assertThat(new DijkstraShortestPath<>(view).getPathWeight(0, node))
                    .isEqualTo(new DijkstraShortestPath<>(plain).getPathWeight(0, node));
        }
        assertThat(new LabelPropagationClustering<>(view, 10).getClustering().getNumberClusters())
                .isPositive();
    }

    @Test
    void heteroView_underAlgorithms_givesWhatPlainGraphsGive() {
        Graph<HeteroNode, HeteroEdge> view = shop().asJGraphT();
        Graph<HeteroNode, HeteroEdge> copy = new WeightedMultigraph<>(HeteroEdge.class);
        Graphs.addGraph(copy, view);

        assertThat(copy.edgeSet()).hasSameSizeAs(view.edgeSet());
        assertThat(new ConnectivityInspector<>(view).connectedSets())
                .containsExactlyInAnyOrderElementsOf(new ConnectivityInspector<>(copy).connectedSets());
        assertThat(new Coreness<>(view).getScores()).isEqualTo(new Coreness<>(copy).getScores());
        HeteroNode first = new HeteroNode(NodeType.USER, 0);
        for (HeteroNode node : view.vertexSet()) {
            assertThat(new DijkstraShortestPath<>(view).getPathWeight(first, node))
                    .isEqualTo(new DijkstraShortestPath<>(copy).getPathWeight(first, node));
        }
    }

    @Test
    void views_underEveryExporter_areWritten() {
        List<GraphExporter<Integer, CsrEdge>> exporters = List.of(
                new CSVExporter<>(),
                new DIMACSExporter<>(),
                new DOTExporter<>(),
                new GEXFExporter<>(),
                new GmlExporter<>(),
                new Graph6Sparse6Exporter<>(),
                new GraphMLExporter<>(),
                new JSONExporter<>(),
                new LemonExporter<>(),
                new MatrixExporter<>());
        for (GraphExporter<Integer, CsrEdge> exporter : exporters) {
            StringWriter out = new StringWriter();
            exporter.exportGraph(view, out);
            assertThat(out.toString()).as(exporter.getClass().getSimpleName()).isNotBlank();
        }
        StringWriter out = new StringWriter();
        new JSONExporter<HeteroNode, HeteroEdge>(node -> node.type() + "-" + node.code())
                .exportGraph(shop().asJGraphT(), out);
        assertThat(out.toString()).contains("USER-0", "DEVICE-2");
    }

    @Test
    void csrView_writtenAndReadAgain_isTheSameGraph() {
        GraphMLExporter<Integer, CsrEdge> exporter = new GraphMLExporter<>(String::valueOf);
        exporter.setExportEdgeWeights(true);
        StringWriter out = new StringWriter();
        exporter.exportGraph(view, out);

        Graph<Integer, DefaultWeightedEdge> read = new SimpleWeightedGraph<>(
                SupplierUtil.createIntegerSupplier(), SupplierUtil.DEFAULT_WEIGHTED_EDGE_SUPPLIER);
        GraphMLImporter<Integer, DefaultWeightedEdge> importer = new GraphMLImporter<>();
        importer.setVertexFactory(Integer::valueOf);
        importer.importGraph(read, new StringReader(out.toString()));

        CsrGraphBuilder builder = CsrGraph.builder(read.vertexSet().size());
        read.edgeSet()
                .forEach(edge ->
                        builder.addEdge(read.getEdgeSource(edge), read.getEdgeTarget(edge), read.getEdgeWeight(edge)));
        assertThat(builder.build()).isEqualTo(graph);
    }

    @Test
    void views_changed_refuse() {
        List<Consumer<Graph<Integer, CsrEdge>>> changes = List.of(
                g -> g.addVertex(),
                g -> g.addVertex(99),
                g -> g.addEdge(0, 1),
                g -> g.addEdge(0, 1, new CsrEdge(0, 1)),
                g -> g.removeVertex(0),
                g -> g.removeAllVertices(List.of(0)),
                g -> g.removeEdge(new CsrEdge(0, 1)),
                g -> g.removeEdge(0, 1),
                g -> g.removeAllEdges(0, 1),
                g -> g.removeAllEdges(List.of(new CsrEdge(0, 1))),
                g -> g.setEdgeWeight(new CsrEdge(0, 1), 2),
                g -> g.setEdgeWeight(0, 1, 2));
        for (Consumer<Graph<Integer, CsrEdge>> change : changes) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> change.accept(view))
                    .withMessageContaining("must not be changed through this view");
        }
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> view.vertexSet().remove(0));
    }

    @Test
    void views_askedForWhatTheyDoNotHave_answerAsJGraphTDoes() {
        assertThat(view.containsVertex(40)).isFalse();
        assertThat(view.containsVertex(-1)).isFalse();
        assertThat(view.containsVertex(null)).isFalse();
        assertThat(view.containsEdge(new CsrEdge(0, 99))).isFalse();
        assertThat(view.getEdge(0, 99)).isNull();
        assertThat(view.getAllEdges(0, 99)).isNull();
        assertThat(view.getEdge(0, 0)).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> view.edgesOf(40)).withMessageContaining("(got: 40)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.getEdgeWeight(new CsrEdge(0, 99)))
                .withMessageContaining("(got: 0-99)");
        Graph<HeteroNode, HeteroEdge> shop = shop().asJGraphT();
        HeteroNode stranger = new HeteroNode(NodeType.USER, 99);
        assertThat(shop.containsVertex(stranger)).isFalse();
        assertThat(shop.getAllEdges(stranger, new HeteroNode(NodeType.ITEM, 0))).isNull();
        assertThat(shop.containsEdge(new HeteroEdge(EdgeType.PURCHASED, 99, 0))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> shop.degreeOf(stranger));
        var ended = CsrGraph.builder(0).build().asJGraphT().vertexSet().iterator();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(ended::next);
    }
}
