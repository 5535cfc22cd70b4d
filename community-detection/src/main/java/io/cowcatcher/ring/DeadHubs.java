package io.cowcatcher.ring;

import io.cowcatcher.graph.HeteroNode;
import io.cowcatcher.graph.NodeType;
import java.util.List;

/**
 * The entities of one type that say nothing because they are public or too many accounts use them: counted and named,
 * not forgotten.
 *
 * @param type the type
 * @param count their number
 * @param largest those with the most users, at most five, the largest first
 */
public record DeadHubs(NodeType type, int count, List<HeteroNode> largest) {
    /** How many of the largest hubs are named. */
    static final int NAMED = 5;

    /** Keeps an immutable copy. */
    public DeadHubs {
        largest = List.copyOf(largest);
    }
}
