package io.cowcatcher.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link HeteroGraph} as JGraphT sees it: direction is left out, the type of an edge is part of its identity. */
final class HeteroGraphView extends ReadOnlyGraph<HeteroNode, HeteroEdge> {
    private final HeteroGraph graph;

    HeteroGraphView(HeteroGraph graph) {
        super(MULTIGRAPH);
        this.graph = graph;
    }

    @Override
    public boolean containsVertex(@Nullable HeteroNode vertex) {
        return vertex != null && graph.contains(vertex);
    }

    @Override
    public Set<HeteroNode> vertexSet() {
        return new ViewSet<>(
                graph.nodeCount(),
                () -> new AllNodes(graph).started(),
                candidate -> candidate instanceof HeteroNode node && graph.contains(node));
    }

    @Override
    public boolean containsEdge(@Nullable HeteroEdge edge) {
        return edge != null && positionOf(edge) >= 0;
    }

    private long positionOf(HeteroEdge edge) {
        EdgeTable table = graph.edges(edge.type());
        boolean known = edge.fromCode() < table.nodeCount()
                && edge.toCode() < table.reverse().nodeCount();
        return known ? table.position(edge.fromCode(), edge.toCode()) : -1;
    }

    @Override
    public @Nullable HeteroEdge getEdge(@Nullable HeteroNode source, @Nullable HeteroNode target) {
        Set<HeteroEdge> edges = getAllEdges(source, target);
        return edges == null || edges.isEmpty() ? null : edges.iterator().next();
    }

    @Override
    public @Nullable Set<HeteroEdge> getAllEdges(@Nullable HeteroNode source, @Nullable HeteroNode target) {
        if (source == null || target == null || !containsVertex(source) || !containsVertex(target)) {
            return null;
        }
        List<HeteroEdge> edges = new ArrayList<>();
        for (int i = 0; i < EdgeType.count(); i++) {
            EdgeType type = EdgeType.at(i);
            if (type.from() == source.type() && type.to() == target.type()) {
                edges.add(new HeteroEdge(type, source.code(), target.code()));
            } else if (type.to() == source.type() && type.from() == target.type()) {
                edges.add(new HeteroEdge(type, target.code(), source.code()));
            }
        }
        edges.removeIf(edge -> !containsEdge(edge));
        return Set.copyOf(edges);
    }

    @Override
    public Set<HeteroEdge> edgeSet() {
        List<EdgeTable> tables = new ArrayList<>();
        for (int i = 0; i < EdgeType.count(); i++) {
            tables.add(graph.edges(EdgeType.at(i)));
        }
        return new ViewSet<>(
                graph.edgeCount(),
                () -> new EdgesOfTables(tables).started(),
                candidate -> candidate instanceof HeteroEdge edge && containsEdge(edge));
    }

    @Override
    public int degreeOf(HeteroNode vertex) {
        return edgesOf(vertex).size();
    }

    @Override
    public Set<HeteroEdge> edgesOf(HeteroNode vertex) {
        HeteroNode node = requireVertex(vertex);
        List<EdgeTable> tables = tablesOf(node.type());
        long degree = 0;
        for (EdgeTable table : tables) {
            degree += table.degree(node.code());
        }
        return new ViewSet<>(
                degree,
                () -> new EdgesOfNode(tables, node.code()).started(),
                candidate -> candidate instanceof HeteroEdge edge
                        && (edge.from().equals(node) || edge.to().equals(node))
                        && containsEdge(edge));
    }

    /** The tables that list the edges of nodes of this type. */
    private List<EdgeTable> tablesOf(NodeType type) {
        List<EdgeTable> tables = new ArrayList<>();
        for (int i = 0; i < EdgeType.count(); i++) {
            EdgeTable table = graph.edges(EdgeType.at(i));
            if (table.nodeType() == type) {
                tables.add(table);
            } else if (table.targetType() == type) {
                tables.add(table.reverse());
            }
        }
        return tables;
    }

    @Override
    public HeteroNode getEdgeSource(HeteroEdge edge) {
        return edge.from();
    }

    @Override
    public HeteroNode getEdgeTarget(HeteroEdge edge) {
        return edge.to();
    }

    @Override
    public double getEdgeWeight(HeteroEdge edge) {
        long position = positionOf(edge);
        if (position < 0) {
            throw noSuchEdge(edge);
        }
        return graph.edges(edge.type()).count(position);
    }

    /** Every node, type after type. */
    private static final class AllNodes extends ViewIterator<HeteroNode> {
        private final HeteroGraph graph;
        private long number;

        AllNodes(HeteroGraph graph) {
            this.graph = graph;
        }

        @Override
        @Nullable
        HeteroNode advance() {
            return number < graph.nodeCount() ? graph.node(number++) : null;
        }
    }

    /** Every edge of several tables, table after table. */
    private static final class EdgesOfTables extends ViewIterator<HeteroEdge> {
        private final List<EdgeTable> tables;
        private int table;
        private int node;
        private long position;

        EdgesOfTables(List<EdgeTable> tables) {
            this.tables = tables;
        }

        @Override
        @Nullable
        HeteroEdge advance() {
            for (; table < tables.size(); table++, node = 0, position = 0) {
                EdgeTable edges = tables.get(table);
                if (position < edges.edgeCount()) {
                    while (position >= edges.end(node)) {
                        node++;
                    }
                    return new HeteroEdge(edges.type(), node, edges.target(position++));
                }
            }
            return null;
        }
    }

    /** Every edge of one node, table after table. */
    private static final class EdgesOfNode extends ViewIterator<HeteroEdge> {
        private final List<EdgeTable> tables;
        private final int node;
        private int table;
        private int next;

        EdgesOfNode(List<EdgeTable> tables, int node) {
            this.tables = tables;
            this.node = node;
        }

        @Override
        @Nullable
        HeteroEdge advance() {
            for (; table < tables.size(); table++, next = 0) {
                EdgeTable edges = tables.get(table);
                if (next < edges.degree(node)) {
                    int target = edges.target(edges.first(node) + next++);
                    return edges.nodeType() == edges.type().from()
                            ? new HeteroEdge(edges.type(), node, target)
                            : new HeteroEdge(edges.type(), target, node);
                }
            }
            return null;
        }
    }
}
