package io.cowcatcher.benchmarks;

import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Function;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.IterativeCPMClusteringAlgorithm;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.LouvainAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;
import org.jgrapht.Graph;
import org.jgrapht.alg.clustering.LabelPropagationClustering;
import org.jgrapht.alg.interfaces.ClusteringAlgorithm;
import org.jgrapht.graph.AbstractBaseGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultGraphSpecificsStrategy;
import org.jgrapht.graph.DefaultGraphType;
import org.jgrapht.util.SupplierUtil;

/**
 * One algorithm of one engine, ready to run on a graph that is loaded as the engine keeps it.
 *
 * @param algorithm louvain, leiden, label-propagation or components
 * @param engine whose it is
 * @param threads how many it may use
 * @param settings the settings that it runs with, in words
 * @param run a run; what it returns is made a partition outside the time measured
 * @param toPartition the partition that a run returned
 */
record CommunityContestant(
        String algorithm,
        String engine,
        int threads,
        String settings,
        Callable<?> run,
        Function<Object, Partition> toPartition) {
    static final String COWCATCHER = "cowcatcher";
    static final String NETWORKANALYSIS = "networkanalysis";
    static final String JGRAPHT = "jgrapht";

    private static final long RANDOM_SEED = 0;

    /** Bytes that JGraphT takes for an edge of its own graphs, measured roughly and rounded up. */
    private static final long JGRAPHT_BYTES_PER_EDGE = 160;

    /** Ours; iterations count for Leiden alone. */
    static CommunityContestant ours(String algorithm, CsrGraph graph, int iterations, Executor workers, int threads) {
        CommunityMethod method = method(algorithm, iterations);
        RunControl control = threads == 1 ? RunControl.inline() : RunControl.on(workers, threads);
        return new CommunityContestant(
                algorithm,
                COWCATCHER,
                threads,
                String.valueOf(method),
                () -> method.detect(graph, control).partition(),
                Partition.class::cast);
    }

    static CommunityMethod method(String algorithm, int iterations) {
        return switch (algorithm) {
            case "louvain" -> LouvainOptions.defaults();
            case "leiden" -> LeidenOptions.defaults().withMaximumIterations(iterations);
            case "label-propagation" -> LabelPropagationOptions.defaults();
            case "components" -> ConnectedComponentsOptions.defaults();
            default ->
                throw new IllegalArgumentException(
                        "algorithm must be louvain, leiden, label-propagation or components (got: " + algorithm + ")");
        };
    }

    /** Louvain or Leiden of CWTS networkanalysis, maximising modularity at resolution 1, a single random start. */
    static CommunityContestant networkAnalysis(String algorithm, Network network, int iterations) {
        double resolution = 1 / (2 * network.getTotalEdgeWeight());
        return new CommunityContestant(
                algorithm,
                NETWORKANALYSIS,
                1,
                "iterations " + iterations + ", random starts 1, randomness " + LeidenAlgorithm.DEFAULT_RANDOMNESS,
                () -> {
                    Random random = seeded();
                    IterativeCPMClusteringAlgorithm search = algorithm.equals("leiden")
                            ? new LeidenAlgorithm(resolution, iterations, LeidenAlgorithm.DEFAULT_RANDOMNESS, random)
                            : new LouvainAlgorithm(resolution, iterations, random);
                    return search.findClustering(network);
                },
                clustering -> Partition.of(((Clustering) clustering).getClusters()));
    }

    @PeersRandom
    private static Random seeded() {
        return new Random(RANDOM_SEED);
    }

    /** The graph as networkanalysis keeps it; a copy of 16 bytes an arc and 16 a node. */
    static Network network(CsrGraph graph) {
        long[] first = new long[graph.nodeCount() + 1];
        LargeIntArray heads = new LargeIntArray(graph.arcCount());
        LargeDoubleArray weights = new LargeDoubleArray(graph.arcCount());
        for (int node = 0; node < graph.nodeCount(); node++) {
            first[node] = graph.firstArc(node);
        }
        first[graph.nodeCount()] = graph.arcCount();
        for (long arc = 0; arc < graph.arcCount(); arc++) {
            heads.set(arc, graph.head(arc));
            weights.set(arc, graph.weight(arc));
        }
        return new Network(graph.nodeCount(), true, first, heads, weights, false);
    }

    /**
     * Label propagation of JGraphT, on a graph of its own where the heap has room for one, else on our view; it knows
     * no weights.
     */
    static CommunityContestant jGraphT(CsrGraph graph) {
        boolean fits = graph.edgeCount() * JGRAPHT_BYTES_PER_EDGE
                < Runtime.getRuntime().maxMemory() / 2;
        return fits ? jGraphT(ownGraph(graph), "graph of its own") : jGraphT(graph.asJGraphT(), "view of ours");
    }

    private static <E> CommunityContestant jGraphT(Graph<Integer, E> graph, String settings) {
        return new CommunityContestant(
                "label-propagation",
                JGRAPHT,
                1,
                settings + ", no limit of iterations",
                () -> new LabelPropagationClustering<>(graph, seeded()).getClustering(),
                clustering -> partition(
                        (ClusteringAlgorithm.Clustering<?>) clustering,
                        graph.vertexSet().size()));
    }

    private static Graph<Integer, DefaultEdge> ownGraph(CsrGraph graph) {
        Graph<Integer, DefaultEdge> own = new LeanGraph();
        List<Integer> vertices = new ArrayList<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            vertices.add(node);
            own.addVertex(vertices.get(node));
        }
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                if (graph.head(arc) > node) {
                    own.addEdge(vertices.get(node), vertices.get(graph.head(arc)));
                }
            }
        }
        return own;
    }

    private static Partition partition(ClusteringAlgorithm.Clustering<?> clustering, int nodes) {
        int[] labels = new int[nodes];
        int label = 0;
        for (Set<?> cluster : clustering.getClusters()) {
            for (Object vertex : cluster) {
                labels[(Integer) vertex] = label;
            }
            label++;
        }
        return Partition.of(labels);
    }

    /** JGraphT's own graph without the table that finds the edge between two vertices, which nobody asks for here. */
    private static final class LeanGraph extends AbstractBaseGraph<Integer, DefaultEdge> {
        private static final long serialVersionUID = 1L;

        LeanGraph() {
            super(
                    null,
                    SupplierUtil.createSupplier(DefaultEdge.class),
                    DefaultGraphType.pseudograph().asUnweighted(),
                    new DefaultGraphSpecificsStrategy<>());
        }
    }
}
