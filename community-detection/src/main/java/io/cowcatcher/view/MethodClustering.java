package io.cowcatcher.view;

import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.CommunityResult;
import io.cowcatcher.run.RunControl;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.ClusteringAlgorithm;

/**
 * A {@link CommunityMethod} as a clustering algorithm of JGraphT: Louvain, Leiden, label propagation or connected
 * components of any of its graphs.
 *
 * <p>Each call copies the graph as {@link GraphCopy} says and runs the method on the copy: weights count, directions do
 * not, parallel edges are merged, self-loops left out. The clusters share out all vertices, so that JGraphT's own
 * measures take them; they depend on the graph, the order of its vertices and the options alone. Immutable; as safe for
 * use by several threads as reading the graph is.
 *
 * <pre>{@code
 * Graph<String, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
 * List<Set<String>> clusters = MethodClustering.of(graph, LeidenOptions.defaults()).getClustering().getClusters();
 * double modularity = new UndirectedModularityMeasurer<>(graph).modularity(clusters);
 * }</pre>
 *
 * @param <V> the type of vertices
 * @param <E> the type of edges
 */
public final class MethodClustering<V, E> implements ClusteringAlgorithm<V> {
    private static final double SHARE_OF_COPYING = 0.3;

    private final Graph<V, E> graph;
    private final CommunityMethod method;
    private final RunControl control;

    private MethodClustering(Graph<V, E> graph, CommunityMethod method, RunControl control) {
        this.graph = graph;
        this.method = method;
        this.control = control;
    }

    /** The clusters that {@code method} finds in {@code graph}; nothing is run yet. */
    public static <V, E> MethodClustering<V, E> of(Graph<V, E> graph, CommunityMethod method) {
        return new MethodClustering<>(graph, method, RunControl.inline());
    }

    /** A copy that runs on the threads, with the deadline, listener and memory budget of {@code control}. */
    public MethodClustering<V, E> steeredBy(RunControl control) {
        return new MethodClustering<>(graph, method, control);
    }

    /**
     * Runs the method.
     *
     * @throws IllegalArgumentException if a weight is not finite and above 0
     * @throws io.cowcatcher.error.MemoryBudgetException if the graph or the run does not fit the budget
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    @Override
    public Clustering<V> getClustering() {
        GraphCopy<V> copy = GraphCopy.of(graph, control.phase("copying the graph", 0, SHARE_OF_COPYING));
        CommunityResult result = method.detect(copy.graph(), control.phase("communities", SHARE_OF_COPYING, 1));
        return copy.toClustering(result.partition());
    }
}
