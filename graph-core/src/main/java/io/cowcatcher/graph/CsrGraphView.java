package io.cowcatcher.graph;

import java.util.Iterator;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A {@link CsrGraph} as JGraphT sees it. */
final class CsrGraphView extends ReadOnlyGraph<Integer, CsrEdge> {
    private final CsrGraph graph;

    CsrGraphView(CsrGraph graph) {
        super(SIMPLE);
        this.graph = graph;
    }

    @Override
    public boolean containsVertex(@Nullable Integer vertex) {
        return vertex != null && vertex >= 0 && vertex < graph.nodeCount();
    }

    @Override
    public Set<Integer> vertexSet() {
        return new ViewSet<>(
                graph.nodeCount(),
                () -> IntStream.range(0, graph.nodeCount()).iterator(),
                candidate -> candidate instanceof Integer node && containsVertex(node));
    }

    @Override
    public boolean containsEdge(@Nullable CsrEdge edge) {
        return edge != null && arcOf(edge) >= 0;
    }

    /** The arc from the lower to the higher end, or -1 where there is no such edge. */
    private long arcOf(CsrEdge edge) {
        return edge.high() < graph.nodeCount() ? graph.arc(edge.low(), edge.high()) : -1;
    }

    @Override
    public @Nullable CsrEdge getEdge(@Nullable Integer source, @Nullable Integer target) {
        if (source == null || target == null || !containsVertex(source) || !containsVertex(target)) {
            return null;
        }
        return graph.arc(source, target) >= 0 ? CsrEdge.of(source, target) : null;
    }

    @Override
    public @Nullable Set<CsrEdge> getAllEdges(@Nullable Integer source, @Nullable Integer target) {
        if (!containsVertex(source) || !containsVertex(target)) {
            return null;
        }
        CsrEdge edge = getEdge(source, target);
        return edge == null ? Set.of() : Set.of(edge);
    }

    @Override
    public Set<CsrEdge> edgeSet() {
        return new ViewSet<>(
                graph.edgeCount(),
                () -> new AllEdges(graph).started(),
                candidate -> candidate instanceof CsrEdge edge && containsEdge(edge));
    }

    @Override
    public int degreeOf(Integer vertex) {
        return graph.degree(requireVertex(vertex));
    }

    @Override
    public Set<CsrEdge> edgesOf(Integer vertex) {
        int node = requireVertex(vertex);
        return new ViewSet<>(
                graph.degree(node),
                () -> edgesAt(node),
                candidate -> candidate instanceof CsrEdge edge
                        && (edge.low() == node || edge.high() == node)
                        && containsEdge(edge));
    }

    private Iterator<CsrEdge> edgesAt(int node) {
        return new ViewIterator<CsrEdge>() {
            private long arc = graph.firstArc(node);

            @Override
            @Nullable
            CsrEdge advance() {
                return arc < graph.endArc(node) ? CsrEdge.of(node, graph.head(arc++)) : null;
            }
        }.started();
    }

    @Override
    public Integer getEdgeSource(CsrEdge edge) {
        return edge.low();
    }

    @Override
    public Integer getEdgeTarget(CsrEdge edge) {
        return edge.high();
    }

    @Override
    public double getEdgeWeight(CsrEdge edge) {
        long arc = arcOf(edge);
        if (arc < 0) {
            throw noSuchEdge(edge);
        }
        return graph.weight(arc);
    }

    /** Every edge once, at its lower end. */
    private static final class AllEdges extends ViewIterator<CsrEdge> {
        private final CsrGraph graph;
        private int tail;
        private long arc;

        AllEdges(CsrGraph graph) {
            this.graph = graph;
        }

        @Override
        @Nullable
        CsrEdge advance() {
            while (arc < graph.arcCount()) {
                while (arc >= graph.endArc(tail)) {
                    tail++;
                }
                int head = graph.head(arc++);
                if (head > tail) {
                    return new CsrEdge(tail, head);
                }
            }
            return null;
        }
    }
}
