package io.cowcatcher.ring;

import io.cowcatcher.graph.EdgeTable;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import java.util.Map;

/** How much heap a search for same-person rings takes, from the degrees of the entities. */
final class RingFootprint {
    private static final long BYTES_PER_USER = 60;
    private static final long BYTES_PER_NODE = 24;
    private static final long BYTES_PER_EDGE = 20;
    /** A pair in the list of shared entities, in the list of ties, in the builder and in the graph. */
    private static final long BYTES_PER_PAIR = 120;

    private RingFootprint() {}

    /** At the upper end every entity that may count ties all its users to each other; at the lower end none does. */
    static MemoryEstimate of(HeteroGraph graph, SamePersonOptions options) {
        long users = graph.nodeCount(NodeType.USER);
        long pairs = 0;
        for (Map.Entry<NodeType, EntityRule> rule : options.weights().rules().entrySet()) {
            EdgeTable[] tables = new Sightings(graph, rule.getKey()).tables();
            for (int entity = 0; tables.length > 0 && entity < graph.nodeCount(rule.getKey()); entity++) {
                pairs += pairs(tables, entity, rule.getValue().cap());
            }
        }
        MemoryEstimate links = ofLinks(graph, options.weights());
        return new MemoryEstimate(
                "same-person rings of " + Counted.of(users, "account"),
                users * BYTES_PER_USER + links.lowerBytes(),
                users * BYTES_PER_USER + links.upperBytes() + pairs * BYTES_PER_PAIR);
    }

    /** The links alone: at the upper end every edge is kept, at the lower end none. */
    static MemoryEstimate ofLinks(HeteroGraph graph, EntityWeights weights) {
        long users = graph.nodeCount(NodeType.USER);
        long nodes = 0;
        long edges = 0;
        for (NodeType type : weights.rules().keySet()) {
            nodes += users + graph.nodeCount(type);
            for (EdgeTable table : new Sightings(graph, type).tables()) {
                edges += table.edgeCount();
            }
        }
        return new MemoryEstimate(
                "links of " + Counted.of(users, "account"),
                nodes * BYTES_PER_NODE,
                nodes * BYTES_PER_NODE + edges * BYTES_PER_EDGE);
    }

    private static long pairs(EdgeTable[] tables, int entity, int cap) {
        long most = 0;
        for (EdgeTable table : tables) {
            int users = table.reverse().degree(entity);
            if (users > cap) {
                return 0;
            }
            most += users;
        }
        most = Math.min(cap, most);
        return most * (most - 1) / 2;
    }
}
