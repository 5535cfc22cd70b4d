package io.cowcatcher.sample;

import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.NodeType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How far a sample goes, and what it may cost.
 *
 * @param hops how many edges away from the start it goes, from 0 to 10
 * @param eventsPerNode how many events of one edge type and direction a node may have before it counts as a hub, from 1
 *     to 100,000
 * @param nodes how many nodes the result has at most, from 1 to 10,000,000
 * @param edges how many edges, that is pairs of nodes and a type, it has at most, from 1 to 10,000,000
 * @param time how long it may take
 * @param edgeTypes along which edges it goes
 * @param endTypes nodes of these types are met but not expanded, unless they are in the start: what everybody shares
 *     leads everywhere
 */
public record SampleBudget(
        int hops,
        int eventsPerNode,
        int nodes,
        int edges,
        Duration time,
        Set<EdgeType> edgeTypes,
        Set<NodeType> endTypes) {
    private static final int MOST = 10_000_000;

    /** Checks every value. */
    public SampleBudget {
        requireRange("hops", hops, 0, 10);
        requireRange("eventsPerNode", eventsPerNode, 1, 100_000);
        requireRange("nodes", nodes, 1, MOST);
        requireRange("edges", edges, 1, MOST);
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative (got: " + time + ")");
        }
        edgeTypes = Set.copyOf(edgeTypes);
        endTypes = Set.copyOf(endTypes);
    }

    private static void requireRange(String name, int value, int least, int greatest) {
        if (value < least || value > greatest) {
            throw new IllegalArgumentException(
                    name + " must be from " + least + " to " + greatest + " (got: " + value + ")");
        }
    }

    /**
     * Two hops along edges of all types, 200 events a node, 10,000 nodes, 100,000 edges, 2 seconds; items and sellers
     * are not expanded.
     */
    public static SampleBudget defaults() {
        return new SampleBudget(
                2,
                200,
                10_000,
                100_000,
                Duration.ofSeconds(2),
                EnumSet.allOf(EdgeType.class),
                EnumSet.of(NodeType.ITEM, NodeType.SELLER));
    }

    /** A copy that goes so far. */
    public SampleBudget withHops(int count) {
        return new SampleBudget(count, eventsPerNode, nodes, edges, time, edgeTypes, endTypes);
    }

    /** A copy that takes nodes with more events for hubs. */
    public SampleBudget withEventsPerNode(int events) {
        return new SampleBudget(hops, events, nodes, edges, time, edgeTypes, endTypes);
    }

    /** A copy with so many nodes and edges at most. */
    public SampleBudget withAtMost(int nodeCount, int edgeCount) {
        return new SampleBudget(hops, eventsPerNode, nodeCount, edgeCount, time, edgeTypes, endTypes);
    }

    /** A copy that ends after this time. */
    public SampleBudget within(Duration limit) {
        return new SampleBudget(hops, eventsPerNode, nodes, edges, limit, edgeTypes, endTypes);
    }

    /** A copy that goes along edges of these types alone. */
    public SampleBudget along(Set<EdgeType> types) {
        return new SampleBudget(hops, eventsPerNode, nodes, edges, time, types, endTypes);
    }

    /** A copy that does not expand nodes of these types, and all others. */
    public SampleBudget endingAt(Set<NodeType> types) {
        return new SampleBudget(hops, eventsPerNode, nodes, edges, time, edgeTypes, types);
    }
}
