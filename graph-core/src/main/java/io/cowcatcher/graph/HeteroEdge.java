package io.cowcatcher.graph;

/**
 * One edge of a {@link HeteroGraph}, as an object; loops over many edges use an {@link EdgeTable} instead.
 *
 * @param type what the edge says
 * @param fromCode the number of the node it leads from, among the nodes of type {@code type.from()}
 * @param toCode the number of the node it leads to, among the nodes of type {@code type.to()}
 */
public record HeteroEdge(EdgeType type, int fromCode, int toCode) {

    /** Checks that the codes are not negative. */
    public HeteroEdge {
        if (fromCode < 0 || toCode < 0) {
            throw new IllegalArgumentException("codes must not be negative (got: " + fromCode + ", " + toCode + ")");
        }
    }

    /** The node the edge leads from. */
    public HeteroNode from() {
        return new HeteroNode(type.from(), fromCode);
    }

    /** The node the edge leads to. */
    public HeteroNode to() {
        return new HeteroNode(type.to(), toCode);
    }

    @Override
    public String toString() {
        return from() + " " + type + " " + to();
    }
}
