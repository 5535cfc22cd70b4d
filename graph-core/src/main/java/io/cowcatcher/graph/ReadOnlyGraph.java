package io.cowcatcher.graph;

import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/**
 * What the views of undirected, weighted graphs have in common: nothing can be changed, and an edge leads both ways.
 *
 * <p>As everywhere in JGraphT, asking for a node or an edge that the graph does not have is answered with an
 * {@link IllegalArgumentException}, by {@code contains} methods with false, and by those that look up an edge with
 * null.
 */
abstract class ReadOnlyGraph<V, E> extends AbstractGraph<V, E> {
    /** At most one edge between two nodes. */
    static final GraphType SIMPLE = new DefaultGraphType.Builder()
            .undirected()
            .allowMultipleEdges(false)
            .allowSelfLoops(false)
            .weighted(true)
            .modifiable(false)
            .build();

    /** Any number of edges between two nodes. */
    static final GraphType MULTIGRAPH = new DefaultGraphType.Builder()
            .undirected()
            .allowMultipleEdges(true)
            .allowSelfLoops(false)
            .weighted(true)
            .modifiable(false)
            .build();

    private final GraphType type;

    ReadOnlyGraph(GraphType type) {
        this.type = type;
    }

    @Override
    public GraphType getType() {
        return type;
    }

    @Override
    public int inDegreeOf(V vertex) {
        return degreeOf(vertex);
    }

    @Override
    public int outDegreeOf(V vertex) {
        return degreeOf(vertex);
    }

    @Override
    public Set<E> incomingEdgesOf(V vertex) {
        return edgesOf(vertex);
    }

    @Override
    public Set<E> outgoingEdgesOf(V vertex) {
        return edgesOf(vertex);
    }

    @Override
    public @Nullable Supplier<V> getVertexSupplier() {
        return null;
    }

    @Override
    public @Nullable Supplier<E> getEdgeSupplier() {
        return null;
    }

    final V requireVertex(V vertex) {
        if (!containsVertex(vertex)) {
            throw new IllegalArgumentException("vertex must be one of this graph (got: " + vertex + ")");
        }
        return vertex;
    }

    static IllegalArgumentException noSuchEdge(@Nullable Object edge) {
        return new IllegalArgumentException("edge must be one of this graph (got: " + edge + ")");
    }

    private static UnsupportedOperationException unchangeable() {
        return new UnsupportedOperationException(
                "graph must not be changed through this view; copy it with Graphs.addGraph, or build another one");
    }

    @Override
    public E addEdge(V sourceVertex, V targetVertex) {
        throw unchangeable();
    }

    @Override
    public boolean addEdge(V sourceVertex, V targetVertex, E edge) {
        throw unchangeable();
    }

    @Override
    public V addVertex() {
        throw unchangeable();
    }

    @Override
    public boolean addVertex(V vertex) {
        throw unchangeable();
    }

    @Override
    public boolean removeAllEdges(Collection<? extends E> edges) {
        throw unchangeable();
    }

    @Override
    public Set<E> removeAllEdges(V sourceVertex, V targetVertex) {
        throw unchangeable();
    }

    @Override
    public boolean removeAllVertices(Collection<? extends V> vertices) {
        throw unchangeable();
    }

    @Override
    public E removeEdge(V sourceVertex, V targetVertex) {
        throw unchangeable();
    }

    @Override
    public boolean removeEdge(E edge) {
        throw unchangeable();
    }

    @Override
    public boolean removeVertex(V vertex) {
        throw unchangeable();
    }

    @Override
    public void setEdgeWeight(E edge, double weight) {
        throw unchangeable();
    }

    @Override
    public void setEdgeWeight(V sourceVertex, V targetVertex, double weight) {
        throw unchangeable();
    }
}
