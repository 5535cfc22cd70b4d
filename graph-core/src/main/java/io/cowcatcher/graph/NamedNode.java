package io.cowcatcher.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A node by its name: for what is asked of, and comes from, a graph that is not in memory.
 *
 * @param type what the node stands for
 * @param id its name, not empty
 */
public record NamedNode(NodeType type, String id) implements Comparable<NamedNode> {

    /** Checks that there is a name. */
    public NamedNode {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id must not be empty (got: an empty one of type " + type + ")");
        }
    }

    /** Makes the node that is a user. */
    public static NamedNode user(String id) {
        return new NamedNode(NodeType.USER, id);
    }

    /** Orders by type and then by the bytes of the names in UTF-8. */
    @Override
    public int compareTo(NamedNode other) {
        int order = type.compareTo(other.type);
        return order != 0
                ? order
                : Arrays.compareUnsigned(
                        id.getBytes(StandardCharsets.UTF_8), other.id.getBytes(StandardCharsets.UTF_8));
    }

    /** Names the node unless its type is a personal one: addresses and phones stay out of messages. */
    @Override
    public String toString() {
        return type.isPersonal() ? "a " + type : type + " " + id;
    }
}
