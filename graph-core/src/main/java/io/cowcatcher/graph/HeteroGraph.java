package io.cowcatcher.graph;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.Collection;
import java.util.Optional;
import org.jgrapht.Graph;

/**
 * Users, devices, IPs, items, sellers, addresses and more as typed nodes, and what events say of them as typed edges
 * that know how often, since when and until when.
 *
 * <p>The nodes of a type are numbered from 0 in the order of their names; such a number is called a code. Codes depend
 * on the set of names alone, never on the order of events; in a graph {@link #of} one log they are the codes of that
 * log. Besides, all nodes together are numbered type after type, see {@link #number}.
 *
 * <p>Memory: 32 bytes an edge, 8 bytes for each node and edge type it may have, and the names, which are shared with
 * the log. Immutable, share freely.
 */
public final class HeteroGraph {
    private final Ids[] ids;
    private final EdgeTable[] tables;
    private final long[] firstNumbers;

    HeteroGraph(Ids[] ids, EdgeTable[] tables) {
        this.ids = ids;
        this.tables = tables;
        this.firstNumbers = new long[ids.length + 1];
        for (int type = 0; type < ids.length; type++) {
            firstNumbers[type + 1] = firstNumbers[type] + ids[type].size();
        }
    }

    /** Makes the graph of a log's purchases; O(purchases). */
    public static HeteroGraph of(PurchaseLog log) {
        return of(log, RunControl.inline());
    }

    /** Makes the graph of a log's purchases, one edge type per task; O(purchases). */
    public static HeteroGraph of(PurchaseLog log, RunControl control) {
        return builder().add(log).build(control);
    }

    /**
     * Makes the graph of these nodes and edges, and the ends of the edges; O((nodes + edges) log).
     *
     * <p>Edges of one type between the same two nodes become one, with the largest of their counts and the earliest and
     * latest of their times: they are taken for sightings of the same edge, not for further events.
     */
    public static HeteroGraph ofNamed(Collection<NamedNode> nodes, Collection<NamedEdge> edges) {
        return new NamedGraphBuild(nodes, edges).build();
    }

    /** Starts a graph without events. */
    public static HeteroGraphBuilder builder() {
        return new HeteroGraphBuilder();
    }

    /** What the graph of a log will take, building included. */
    public static MemoryEstimate estimate(PurchaseLog log) {
        return builder().add(log).estimate();
    }

    /** The number of nodes of all types. */
    public long nodeCount() {
        return firstNumbers[ids.length];
    }

    /** The number of nodes of one type. */
    public int nodeCount(NodeType type) {
        return ids[type.index()].size();
    }

    /** The names of the nodes of one type; a node's code is its place among them. */
    public Ids ids(NodeType type) {
        return ids[type.index()];
    }

    /** The number of edges of all types. */
    public long edgeCount() {
        long count = 0;
        for (EdgeTable table : tables) {
            count += table.edgeCount();
        }
        return count;
    }

    /**
     * The edges of one type, listed by the node they lead from; their {@link EdgeTable#reverse} lists them by the other
     * end.
     */
    public EdgeTable edges(EdgeType type) {
        return tables[type.index()];
    }

    /** The node with this name, if there is one; O(log n). */
    public Optional<HeteroNode> node(NodeType type, String id) {
        int code = ids(type).code(id);
        return code == Ids.NONE ? Optional.empty() : Optional.of(new HeteroNode(type, code));
    }

    /**
     * The name of a node.
     *
     * @throws IllegalArgumentException if the graph has no such node
     */
    public String id(HeteroNode node) {
        requireNode(node);
        return ids(node.type()).id(node.code());
    }

    /**
     * The number of a node among the nodes of all types, from 0: those of the first type come first, each type in the
     * order of its codes.
     *
     * @throws IllegalArgumentException if the graph has no such node
     */
    public long number(HeteroNode node) {
        requireNode(node);
        return firstNumbers[node.type().index()] + node.code();
    }

    /**
     * The node with this number.
     *
     * @throws IllegalArgumentException if the graph has no such node
     */
    public HeteroNode node(long number) {
        if (number < 0 || number >= nodeCount()) {
            throw new IllegalArgumentException(
                    "number must be at least 0 and below " + nodeCount() + " (got: " + number + ")");
        }
        int type = 0;
        while (firstNumbers[type + 1] <= number) {
            type++;
        }
        return new HeteroNode(NodeType.at(type), (int) (number - firstNumbers[type]));
    }

    /** Whether the graph has this node. */
    public boolean contains(HeteroNode node) {
        return node.code() < nodeCount(node.type());
    }

    private void requireNode(HeteroNode node) {
        if (!contains(node)) {
            throw new IllegalArgumentException("node must be one of the " + nodeCount(node.type()) + " of type "
                    + node.type() + " (got: " + node + ")");
        }
    }

    /** The heap that the edges take, in bytes; names are shared with the log and not counted. */
    public long heapBytes() {
        long bytes = 0;
        for (EdgeTable table : tables) {
            bytes += table.heapBytes();
        }
        return bytes;
    }

    /**
     * A read-only view for JGraphT's algorithms and exporters: an undirected multigraph, an edge weighs its number of
     * events.
     *
     * <p>Two nodes may be joined by several edges, each of another type. Edges and nodes are made as objects when they
     * are asked for; a question about one node costs O(its degree), {@code containsEdge} O(log degree). Share freely.
     */
    public Graph<HeteroNode, HeteroEdge> asJGraphT() {
        return new HeteroGraphView(this);
    }

    @Override
    public String toString() {
        return "HeteroGraph of " + nodeCount() + " nodes and " + edgeCount() + " edges";
    }
}
