package io.cowcatcher.view;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.ClusteringAlgorithm.Clustering;
import org.jgrapht.alg.interfaces.ClusteringAlgorithm.ClusteringImpl;

/**
 * A copy of a JGraphT graph as a {@link CsrGraph}, and the way between partitions of the one and clusterings of the
 * other.
 *
 * <p>Node i is the i-th vertex in the graph's own order. Edges are undirected in the copy, weights of edges between the
 * same two vertices, in whichever direction, are added, and self-loops are left out. Later changes of the original are
 * not seen. Memory: the copy, and an entry of a hash map for each vertex. Immutable, share freely.
 *
 * @param <V> the type of vertices, with {@code equals} and {@code hashCode} as JGraphT asks for
 */
public final class GraphCopy<V> {
    private static final int EDGES_PER_CHECK = 1 << 12;
    /** An edge in the builder, its arcs, and these once more where edges are merged. */
    private static final long BYTES_PER_EDGE = 64;
    /** Offsets, place in a list, and an entry of a hash map with its boxed number. */
    private static final long BYTES_PER_VERTEX = 120;

    private final CsrGraph graph;
    private final List<V> vertices;
    private final Map<V, Integer> nodeOf;
    private final long selfLoops;

    private GraphCopy(CsrGraph graph, List<V> vertices, Map<V, Integer> nodeOf, long selfLoops) {
        this.graph = graph;
        this.vertices = vertices;
        this.nodeOf = nodeOf;
        this.selfLoops = selfLoops;
    }

    /**
     * Copies a graph, on the calling thread; O(n + m log(degree)).
     *
     * @param graph any graph of JGraphT: directed or not, weighted or not, with parallel edges or without; an edge of
     *     an unweighted graph weighs 1
     * @throws IllegalArgumentException if a weight is not finite and above 0
     * @throws io.cowcatcher.error.MemoryBudgetException if the copy does not fit the budget
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static <V, E> GraphCopy<V> of(Graph<V, E> graph, RunControl control) {
        int vertexCount = graph.vertexSet().size();
        long edgeCount = graph.iterables().edgeCount();
        control.admit(estimate(vertexCount, edgeCount));
        List<V> vertices = new ArrayList<>(graph.vertexSet());
        Map<V, Integer> nodeOf = new HashMap<>(2 * vertexCount);
        for (V vertex : vertices) {
            nodeOf.put(vertex, nodeOf.size());
        }
        CsrGraphBuilder builder = CsrGraph.builder(vertexCount).expecting(edgeCount);
        long seen = 0;
        long selfLoops = 0;
        for (E edge : graph.iterables().edges()) {
            if (seen++ % EDGES_PER_CHECK == 0) {
                control.checkCancelled();
                control.report(0.5 * seen / Math.max(1, edgeCount));
            }
            Integer source = nodeOf.get(graph.getEdgeSource(edge));
            Integer target = nodeOf.get(graph.getEdgeTarget(edge));
            if (source == null || target == null) {
                throw new IllegalArgumentException("vertices must keep their hash codes (got: an end of " + edge
                        + " that the graph does not find); do not change vertices that are in a graph");
            }
            double weight = graph.getEdgeWeight(edge);
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("weight must be finite and above 0 (got: " + weight + " for edge "
                        + edge + "); leave out edges without weight");
            }
            if (source.equals(target)) {
                selfLoops++;
            } else {
                builder.addEdge(source, target, weight);
            }
        }
        CsrGraph copy = builder.build(control.phase("sorting neighbours", 0.5, 1));
        return new GraphCopy<>(copy, Collections.unmodifiableList(vertices), nodeOf, selfLoops);
    }

    private static MemoryEstimate estimate(int vertices, long edges) {
        return new MemoryEstimate(
                "a copy of " + Counted.of(vertices, "vertex", "vertices") + " and " + Counted.of(edges, "edge"),
                edges * BYTES_PER_EDGE / 2,
                edges * BYTES_PER_EDGE + vertices * BYTES_PER_VERTEX);
    }

    /** The copy. */
    public CsrGraph graph() {
        return graph;
    }

    /** The vertices; the i-th is node i of the copy. */
    public List<V> vertices() {
        return vertices;
    }

    /** How many self-loops the original has that the copy has not. */
    public long selfLoops() {
        return selfLoops;
    }

    /**
     * The communities as sets of vertices, in the order of communities; O(n).
     *
     * @throws IllegalArgumentException if {@code partition} has another number of nodes than the graph
     */
    public Clustering<V> toClustering(Partition partition) {
        if (partition.nodeCount() != vertices.size()) {
            throw new IllegalArgumentException("partition must have the nodes of the graph (got: "
                    + partition.nodeCount() + " nodes for a graph of " + vertices.size() + ")");
        }
        List<Set<V>> clusters = new ArrayList<>(partition.communityCount());
        for (int community = 0; community < partition.communityCount(); community++) {
            Set<V> cluster = new LinkedHashSet<>();
            for (int node : partition.members(community)) {
                cluster.add(vertices.get(node));
            }
            clusters.add(cluster);
        }
        return new ClusteringImpl<>(clusters);
    }

    /**
     * The partition that a clustering, of whatever algorithm, stands for; O(n).
     *
     * @throws IllegalArgumentException if a vertex is unknown, in two clusters or in none
     */
    public Partition toPartition(Clustering<V> clustering) {
        int[] labels = new int[vertices.size()];
        Arrays.fill(labels, -1);
        int label = 0;
        for (Set<V> cluster : clustering) {
            if (cluster.isEmpty()) {
                continue;
            }
            for (V vertex : cluster) {
                Integer node = nodeOf.get(vertex);
                if (node == null || labels[node] >= 0) {
                    throw new IllegalArgumentException("clusters must share out the graph's vertices (got: " + vertex
                            + (node == null ? ", which is not in the graph)" : " twice)"));
                }
                labels[node] = label;
            }
            label++;
        }
        for (int node = 0; node < labels.length; node++) {
            if (labels[node] < 0) {
                throw new IllegalArgumentException("clusters must share out the graph's vertices (got: none with "
                        + vertices.get(node) + "); give it a cluster of its own");
            }
        }
        return Partition.of(labels);
    }
}
