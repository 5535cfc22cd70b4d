package io.cowcatcher.ring;

import io.cowcatcher.graph.EdgeTable;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the entities of one type that a user was seen on, in ascending order, whatever the occasion: a device
 * counts the same whether an account was registered, logged in or bought on it.
 */
final class Sightings {
    private final EdgeTable[] tables;
    private final long[] positions;
    private final long[] ends;
    private int entity;
    private int count;

    Sightings(HeteroGraph graph, NodeType type) {
        List<EdgeTable> filled = new ArrayList<>();
        for (EdgeType edgeType : EdgeType.values()) {
            if (edgeType.from() == NodeType.USER
                    && edgeType.to() == type
                    && graph.edges(edgeType).edgeCount() > 0) {
                filled.add(graph.edges(edgeType));
            }
        }
        this.tables = filled.toArray(EdgeTable[]::new);
        this.positions = new long[tables.length];
        this.ends = new long[tables.length];
    }

    /** The tables that are walked over. */
    EdgeTable[] tables() {
        return tables.clone();
    }

    /** Stands before the first entity of a user. */
    void startAt(int user) {
        for (int i = 0; i < tables.length; i++) {
            positions[i] = tables[i].first(user);
            ends[i] = tables[i].end(user);
        }
    }

    /** Goes on to the next entity of the user; false where there is none. */
    boolean next() {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < tables.length; i++) {
            if (positions[i] < ends[i]) {
                least = Math.min(least, tables[i].target(positions[i]));
            }
        }
        if (least == Integer.MAX_VALUE) {
            return false;
        }
        entity = least;
        count = 0;
        for (int i = 0; i < tables.length; i++) {
            if (positions[i] < ends[i] && tables[i].target(positions[i]) == least) {
                count += tables[i].count(positions[i]++);
            }
        }
        return true;
    }

    /** The code of the entity. */
    int entity() {
        return entity;
    }

    /** How often the user was seen on it. */
    int count() {
        return count;
    }
}
