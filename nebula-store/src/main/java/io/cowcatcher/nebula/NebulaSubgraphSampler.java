package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.NamedEdge;
import io.cowcatcher.graph.NamedNode;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Ngql;
import io.cowcatcher.nebula.internal.RetryLoop;
import io.cowcatcher.nebula.internal.ServerFailure;
import io.cowcatcher.nebula.internal.Statement;
import io.cowcatcher.sample.BreadthFirstSample;
import io.cowcatcher.sample.EdgeLookup;
import io.cowcatcher.sample.SampleBudget;
import io.cowcatcher.sample.SampledSubgraph;
import io.cowcatcher.sample.SubgraphSampler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/*
 * Nebula's own GET SUBGRAPH knows no limit, and the LIMIT of GO holds for each start vertex in storage and then once more for
 * all of them together in graphd. So several vertices are asked about at once with room for all of them; if the answer fills
 * the limit, nobody can tell who was cut, and the question is asked again in halves, down to one vertex, for which the limit
 * means what it should. A vertex with one event more than allowed is a hub.
 */
/**
 * Samples subgraphs of a graph in Nebula, by the same rules as a graph in memory: the search runs here, one hop, one
 * edge type and one direction per statement.
 *
 * <p>Of a hub the newest events are kept. Names of types that are pseudonyms come back as a tilde and the pseudonym; a
 * start node may be named either way. The server's {@code max_edge_returned_per_vertex} must be above the budget's
 * {@code eventsPerNode}, or hubs are cut without a word.
 *
 * <p>Costs a round trip per hop, edge type, direction and {@value #NODES_PER_STATEMENT} nodes, and ends as soon as a
 * budget is used up; holds one answer at a time. When the time is up, or the server does not answer in time, what was
 * found is returned and marked; any other failure is a {@link StoreException}. Safe for use by any number of threads.
 *
 * <pre>{@code
 * SampledSubgraph around = space.sampler().sample(List.of(NamedNode.user("u17")), SampleBudget.defaults());
 * }</pre>
 */
public final class NebulaSubgraphSampler implements SubgraphSampler {
    private static final int NODES_PER_STATEMENT = 16;
    private static final int ROWS_PER_ANSWER = 20_000;

    private final RetryLoop statements;
    private final VertexIds ids;

    NebulaSubgraphSampler(RetryLoop statements, VertexIds ids) {
        this.statements = statements;
        this.ids = ids;
    }

    @Override
    public SampledSubgraph sample(Collection<NamedNode> start, SampleBudget budget) {
        List<NamedNode> shown = start.stream().map(this::shown).toList();
        return BreadthFirstSample.run(this::find, shown, budget);
    }

    /** The node under the name that the database tells. */
    private NamedNode shown(NamedNode node) {
        return new NamedNode(node.type(), VertexIds.nameOf(ids.idOfShown(node.type(), node.id())));
    }

    private boolean find(
            EdgeLookup.Question question, long timeLeft, Predicate<Map<NamedNode, EdgeLookup.Edges>> found) {
        Deadline deadline = Deadline.after(Duration.ofNanos(timeLeft));
        int step = Math.max(1, Math.min(NODES_PER_STATEMENT, ROWS_PER_ANSWER / (question.eventsPerNode() + 1)));
        Deque<List<NamedNode>> open = new ArrayDeque<>();
        for (int from = 0; from < question.nodes().size(); from += step) {
            open.add(question.nodes().subList(from, Math.min(question.nodes().size(), from + step)));
        }
        while (!open.isEmpty()) {
            List<NamedNode> nodes = open.remove();
            int limit = nodes.size() * (question.eventsPerNode() + 1);
            Answer answer;
            try {
                answer = statements.execute(statement(question, nodes, limit), deadline);
            } catch (ServerFailure e) {
                if (deadline.isOver()) {
                    return false;
                }
                throw new StoreException(e.getMessage(), e);
            }
            if (answer.size() >= limit && nodes.size() > 1) {
                open.addFirst(nodes.subList(nodes.size() / 2, nodes.size()));
                open.addFirst(nodes.subList(0, nodes.size() / 2));
            } else if (!found.test(edges(question, answer))) {
                return true;
            }
        }
        return true;
    }

    private Statement statement(EdgeLookup.Question question, List<NamedNode> nodes, int limit) {
        return Ngql.of("GO 1 STEPS FROM ")
                .texts(nodes.stream()
                        .map(node -> ids.idOfShown(node.type(), node.id()))
                        .toList())
                .add(" OVER ")
                .name(NodeNames.edge(question.type()))
                .add(question.end() == EdgeLookup.End.FROM ? "" : " REVERSELY")
                .add(" YIELD src(edge) AS s, dst(edge) AS d, rank(edge) AS r LIMIT [")
                .integer(limit)
                .add("]")
                .toStatement("find edges " + NodeNames.edge(question.type()));
    }

    /** One event of an edge. */
    private record Event(String from, String to, long rank) {
        private static final Comparator<Event> AS_STORED = Comparator.comparingLong(Event::rank)
                .thenComparing(event -> new NamedNode(NodeType.USER, event.from))
                .thenComparing(event -> new NamedNode(NodeType.USER, event.to));
    }

    private static Map<NamedNode, EdgeLookup.Edges> edges(EdgeLookup.Question question, Answer answer) {
        EdgeType type = question.type();
        NavigableMap<NamedNode, List<Event>> events = new TreeMap<>();
        for (int row = 0; row < answer.size(); row++) {
            Event event = new Event(
                    VertexIds.nameOf(answer.text(row, "s")),
                    VertexIds.nameOf(answer.text(row, "d")),
                    answer.integer(row, "r"));
            NamedNode node = question.end() == EdgeLookup.End.FROM
                    ? new NamedNode(type.from(), event.from())
                    : new NamedNode(type.to(), event.to());
            events.computeIfAbsent(node, first -> new ArrayList<>()).add(event);
        }
        Map<NamedNode, EdgeLookup.Edges> found = new LinkedHashMap<>();
        events.forEach((node, list) -> {
            list.sort(Event.AS_STORED);
            boolean isHub = list.size() > question.eventsPerNode();
            List<Event> kept = isHub ? list.subList(0, question.eventsPerNode()) : list;
            found.put(node, new EdgeLookup.Edges(merged(type, kept), isHub ? EdgeLookup.More.YES : EdgeLookup.More.NO));
        });
        return found;
    }

    /** The events of each pair as one edge, in the order of their newest. */
    private static List<NamedEdge> merged(EdgeType type, List<Event> events) {
        Map<List<String>, NamedEdge> edges = new LinkedHashMap<>();
        for (Event event : events) {
            long millis = EdgeRank.millis(event.rank());
            NamedEdge single = new NamedEdge(type, event.from(), event.to(), 1, millis, millis);
            edges.merge(List.of(event.from(), event.to()), single, NebulaSubgraphSampler::sum);
        }
        return List.copyOf(edges.values());
    }

    private static NamedEdge sum(NamedEdge a, NamedEdge b) {
        NamedEdge times = a.and(b);
        return new NamedEdge(
                a.type(), a.from(), a.to(), a.count() + b.count(), times.firstMillis(), times.lastMillis());
    }
}
