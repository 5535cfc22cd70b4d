package io.cowcatcher.sample;

import io.cowcatcher.event.Ids;
import io.cowcatcher.graph.EdgeTable;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NamedEdge;
import io.cowcatcher.graph.NamedNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Samples a graph in memory.
 *
 * <p>Of a hub the neighbours with the latest events are kept; of the last of them as many events as still fit, although
 * its times are those of all. O(d log d) for a node of degree d. Immutable, share freely.
 *
 * <pre>{@code
 * SampledSubgraph around = new HeteroGraphSampler(graph)
 *         .sample(List.of(NamedNode.user("u17")), SampleBudget.defaults().withHops(2));
 * }</pre>
 */
public final class HeteroGraphSampler implements SubgraphSampler {
    private static final Comparator<NamedEdge> NEWEST_FIRST = Comparator.comparingLong(NamedEdge::lastMillis)
            .reversed()
            .thenComparing(NamedEdge::fromNode)
            .thenComparing(NamedEdge::toNode);

    private final HeteroGraph graph;

    /** Makes a sampler of a graph. */
    public HeteroGraphSampler(HeteroGraph graph) {
        this.graph = graph;
    }

    @Override
    public SampledSubgraph sample(Collection<NamedNode> start, SampleBudget budget) {
        return BreadthFirstSample.run(this::find, start, budget);
    }

    private boolean find(
            EdgeLookup.Question question, long timeLeft, Predicate<Map<NamedNode, EdgeLookup.Edges>> found) {
        long start = System.nanoTime();
        EdgeTable forward = graph.edges(question.type());
        EdgeTable table = question.end() == EdgeLookup.End.FROM ? forward : forward.reverse();
        for (NamedNode node : question.nodes()) {
            if (System.nanoTime() - start >= timeLeft) {
                return false;
            }
            int code = graph.ids(node.type()).code(node.id());
            if (code != Ids.NONE && table.degree(code) > 0 && !found.test(Map.of(node, edges(table, question, code)))) {
                return true;
            }
        }
        return true;
    }

    private EdgeLookup.Edges edges(EdgeTable table, EdgeLookup.Question question, int code) {
        List<NamedEdge> all = new ArrayList<>();
        long events = 0;
        for (long position = table.first(code); position < table.end(code); position++) {
            all.add(edge(table, question, code, position));
            events += table.count(position);
        }
        all.sort(NEWEST_FIRST);
        return events <= question.eventsPerNode()
                ? new EdgeLookup.Edges(all, EdgeLookup.More.NO)
                : new EdgeLookup.Edges(newest(all, question.eventsPerNode()), EdgeLookup.More.YES);
    }

    private NamedEdge edge(EdgeTable table, EdgeLookup.Question question, int code, long position) {
        EdgeType type = question.type();
        boolean forward = question.end() == EdgeLookup.End.FROM;
        int from = forward ? code : table.target(position);
        int to = forward ? table.target(position) : code;
        return new NamedEdge(
                type,
                graph.ids(type.from()).id(from),
                graph.ids(type.to()).id(to),
                table.count(position),
                table.firstMillis(position),
                table.lastMillis(position));
    }

    private static List<NamedEdge> newest(List<NamedEdge> sorted, int events) {
        List<NamedEdge> kept = new ArrayList<>();
        int left = events;
        for (NamedEdge edge : sorted) {
            if (left == 0) {
                break;
            }
            int count = Math.min(left, edge.count());
            kept.add(new NamedEdge(edge.type(), edge.from(), edge.to(), count, edge.firstMillis(), edge.lastMillis()));
            left -= count;
        }
        return kept;
    }
}
