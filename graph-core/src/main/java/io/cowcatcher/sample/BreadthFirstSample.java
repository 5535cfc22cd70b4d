package io.cowcatcher.sample;

import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NamedEdge;
import io.cowcatcher.graph.NamedNode;
import io.cowcatcher.sample.EdgeLookup.Edges;
import io.cowcatcher.sample.EdgeLookup.End;
import io.cowcatcher.sample.EdgeLookup.More;
import io.cowcatcher.sample.EdgeLookup.Question;
import io.cowcatcher.sample.SampledSubgraph.Ending;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The search that all samplers share: one hop, one edge type and one direction at a time, so that a hub of one type
 * takes nothing from the others.
 *
 * <p>Edges of a hop are put into the sample in the order of types, directions and nodes, as they are found, so that a
 * budget cuts the same everywhere and ends the search. O(nodes + edges) of the sample, beside what the lookups cost.
 * For one call and one thread.
 */
public final class BreadthFirstSample {
    private final EdgeLookup lookup;
    private final SampleBudget budget;
    private final long startNanos = System.nanoTime();
    private final NavigableMap<NamedNode, Integer> hops = new TreeMap<>();
    private final Map<Key, NamedEdge> edges = new LinkedHashMap<>();
    private final NavigableSet<NamedNode> truncated = new TreeSet<>();
    private final Set<NamedNode> expanded = new HashSet<>();
    private Ending ending = Ending.COMPLETE;

    private record Key(EdgeType type, String from, String to) {}

    private BreadthFirstSample(EdgeLookup lookup, SampleBudget budget) {
        this.lookup = lookup;
        this.budget = budget;
    }

    /** Samples around {@code start} what {@code lookup} finds; see {@link SubgraphSampler#sample}. */
    public static SampledSubgraph run(EdgeLookup lookup, Collection<NamedNode> start, SampleBudget budget) {
        NavigableSet<NamedNode> sorted = new TreeSet<>(start);
        if (sorted.isEmpty() || sorted.size() > budget.nodes()) {
            throw new IllegalArgumentException("start must have 1 to " + budget.nodes() + " nodes (got: "
                    + sorted.size() + "); split it, or allow more nodes");
        }
        return new BreadthFirstSample(lookup, budget).sample(sorted);
    }

    private SampledSubgraph sample(NavigableSet<NamedNode> start) {
        start.forEach(node -> hops.put(node, 0));
        NavigableSet<NamedNode> frontier = start;
        for (int hop = 1; hop <= budget.hops() && !frontier.isEmpty() && ending == Ending.COMPLETE; hop++) {
            frontier = expand(frontier, hop);
        }
        List<List<NamedNode>> layers = new ArrayList<>();
        hops.forEach((node, hop) -> {
            while (layers.size() <= hop) {
                layers.add(new ArrayList<>());
            }
            layers.get(hop).add(node);
        });
        return new SampledSubgraph(
                HeteroGraph.ofNamed(hops.keySet(), edges.values()), layers, List.copyOf(truncated), ending, budget);
    }

    /** Does one hop; returns the nodes that were met, may be expanded, and have not been yet. */
    private NavigableSet<NamedNode> expand(NavigableSet<NamedNode> frontier, int hop) {
        NavigableSet<NamedNode> next = new TreeSet<>();
        expanded.addAll(frontier);
        boolean inTime = true;
        for (EdgeType type : EdgeType.values()) {
            for (End end : End.values()) {
                List<NamedNode> nodes = nodesAt(frontier, type, end);
                if (!inTime || nodes.isEmpty() || !budget.edgeTypes().contains(type)) {
                    continue;
                }
                long left = TimeUnit.NANOSECONDS.convert(budget.time()) - (System.nanoTime() - startNanos);
                End at = end;
                inTime = left > 0
                        && lookup.find(
                                new Question(type, end, nodes, budget.eventsPerNode()),
                                left,
                                found -> takeAll(found, at, hop, next));
                if (ending != Ending.COMPLETE) {
                    return next;
                }
            }
        }
        if (!inTime) {
            ending = Ending.TIME;
        }
        return next;
    }

    private static List<NamedNode> nodesAt(NavigableSet<NamedNode> frontier, EdgeType type, End end) {
        return frontier.stream()
                .filter(node -> node.type() == (end == End.FROM ? type.from() : type.to()))
                .toList();
    }

    private boolean takeAll(Map<NamedNode, Edges> found, End end, int hop, NavigableSet<NamedNode> next) {
        for (Map.Entry<NamedNode, Edges> entry : new TreeMap<>(found).entrySet()) {
            if (!take(entry.getKey(), entry.getValue(), end, hop, next)) {
                return false;
            }
        }
        return true;
    }

    /** Puts the edges of one node into the sample; false if one was too many. */
    private boolean take(NamedNode node, Edges found, End end, int hop, NavigableSet<NamedNode> next) {
        if (found.more() == More.YES) {
            truncated.add(node);
        }
        for (NamedEdge edge : found.edges()) {
            NamedNode neighbour = end == End.FROM ? edge.toNode() : edge.fromNode();
            boolean isNew = !hops.containsKey(neighbour);
            if (isNew && hops.size() == budget.nodes()) {
                ending = Ending.NODES;
                return false;
            }
            Key key = new Key(edge.type(), edge.from(), edge.to());
            if (!edges.containsKey(key) && edges.size() == budget.edges()) {
                ending = Ending.EDGES;
                return false;
            }
            edges.merge(key, edge, NamedEdge::and);
            if (isNew) {
                hops.put(neighbour, hop);
            }
            boolean leadsOn = found.more() == More.NO && !budget.endTypes().contains(neighbour.type());
            if (leadsOn && !expanded.contains(neighbour)) {
                next.add(neighbour);
            }
        }
        return true;
    }
}
