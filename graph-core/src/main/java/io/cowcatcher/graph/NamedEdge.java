package io.cowcatcher.graph;

/**
 * An edge by the names of its ends, with what its events add up to.
 *
 * @param type what the edge says
 * @param from the name of the node it leads from, of type {@code type.from()}
 * @param to the name of the node it leads to, of type {@code type.to()}
 * @param count the number of events, at least 1
 * @param firstMillis when the first of them happened, or {@link EdgeTable#NO_TIME}
 * @param lastMillis when the last of them happened, or {@link EdgeTable#NO_TIME}
 */
public record NamedEdge(EdgeType type, String from, String to, int count, long firstMillis, long lastMillis) {

    /** Checks the count and the times. */
    public NamedEdge {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1 (got: " + count + ")");
        }
        if (firstMillis > lastMillis || (firstMillis == EdgeTable.NO_TIME) != (lastMillis == EdgeTable.NO_TIME)) {
            throw new IllegalArgumentException("firstMillis must not be after lastMillis, nor one of them alone unknown"
                    + " (got: " + firstMillis + ", " + lastMillis + ")");
        }
    }

    /** The node the edge leads from. */
    public NamedNode fromNode() {
        return new NamedNode(type.from(), from);
    }

    /** The node the edge leads to. */
    public NamedNode toNode() {
        return new NamedNode(type.to(), to);
    }

    /** What this edge and another sighting of it say together: the larger count, the earlier and the later time. */
    public NamedEdge and(NamedEdge other) {
        return new NamedEdge(
                type,
                from,
                to,
                Math.max(count, other.count),
                earlier(firstMillis, other.firstMillis),
                Math.max(lastMillis, other.lastMillis));
    }

    private static long earlier(long a, long b) {
        return a == EdgeTable.NO_TIME || b == EdgeTable.NO_TIME ? Math.max(a, b) : Math.min(a, b);
    }

    /** Names the type and says nothing of the ends. */
    @Override
    public String toString() {
        return "NamedEdge " + type + " of " + count + " events";
    }
}
