package io.cowcatcher.graph;

/**
 * One node of a {@link HeteroGraph}, as an object; loops over many nodes use codes instead.
 *
 * @param type what the node stands for
 * @param code its number among the nodes of its type, from 0: the place of its name in {@link HeteroGraph#ids}
 */
public record HeteroNode(NodeType type, int code) implements Comparable<HeteroNode> {

    /** Checks that the code is not negative. */
    public HeteroNode {
        if (code < 0) {
            throw new IllegalArgumentException("code must not be negative (got: " + code + ")");
        }
    }

    /** Orders nodes by type and then by code, as {@link HeteroGraph#number} does. */
    @Override
    public int compareTo(HeteroNode other) {
        int order = type.compareTo(other.type);
        return order != 0 ? order : Integer.compare(code, other.code);
    }

    @Override
    public String toString() {
        return type + " " + code;
    }
}
