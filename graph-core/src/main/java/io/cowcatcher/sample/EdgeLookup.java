package io.cowcatcher.sample;

import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.NamedEdge;
import io.cowcatcher.graph.NamedNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Where {@link BreadthFirstSample} finds the edges of nodes: what a graph in memory and one in a database differ in.
 */
public interface EdgeLookup {

    /** The end of the edges at which the nodes stand that are asked about. */
    enum End {
        /** The edges that lead from them. */
        FROM,
        /** The edges that lead to them. */
        TO
    }

    /** What is asked: the edges of one type, at one end. */
    record Question(EdgeType type, End end, List<NamedNode> nodes, int eventsPerNode) {}

    /**
     * The edges of one node.
     *
     * @param edges at most as many events as were asked for, one entry per neighbour
     * @param more whether it has more events than these
     */
    record Edges(List<NamedEdge> edges, More more) {}

    /** Whether there are more. */
    enum More {
        /** No. */
        NO,
        /** Yes. */
        YES
    }

    /**
     * Finds edges, and hands over what it found as soon as it has it, in the order of the nodes that are asked about,
     * so that nothing is lost when the time is up, and nothing is looked for when a budget is used up.
     *
     * @param timeLeft nanoseconds until it must have returned
     * @param found takes the edges of some of the nodes, nodes without any left out, and says whether to go on
     * @return false if the time was up before it had answered for all nodes, or was told to stop
     */
    boolean find(Question question, long timeLeft, Predicate<Map<NamedNode, Edges>> found);
}
