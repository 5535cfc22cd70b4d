package io.cowcatcher.community.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Local moving as the paper writes it, with a map for the sums and every mass added up anew: the oracle of the fast
 * phase.
 */
final class PlainLocalMove {
    private final LevelGraph graph;
    private final Objective objective;
    private final int[] communityOf;

    private PlainLocalMove(LevelGraph graph, Objective objective, int[] communityOf) {
        this.graph = graph;
        this.objective = objective;
        this.communityOf = communityOf;
    }

    static Labels run(LevelGraph graph, Objective objective, Labels start, long randomSeed) {
        int[] communityOf = start.array().clone();
        PlainLocalMove phase = new PlainLocalMove(graph, objective, communityOf);
        Deque<Integer> queue = new ArrayDeque<>();
        for (int node : NodeOrder.shuffled(graph.nodeCount(), randomSeed)) {
            queue.add(node);
        }
        Set<Integer> queued = new HashSet<>(queue);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            queued.remove(node);
            int target = phase.bestCommunity(node);
            if (target == communityOf[node]) {
                continue;
            }
            communityOf[node] = target;
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                int head = graph.head(arc);
                if (communityOf[head] != target && queued.add(head)) {
                    queue.add(head);
                }
            }
        }
        return Labels.compacted(communityOf);
    }

    private int bestCommunity(int node) {
        Map<Integer, Double> weightTo = new LinkedHashMap<>();
        double arcWeight = 0;
        for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
            weightTo.merge(communityOf[graph.head(arc)], graph.weight(arc), Double::sum);
            arcWeight += graph.weight(arc);
        }
        int present = communityOf[node];
        int best = isAlone(node) ? present : emptyCommunity();
        double bestGain = 0;
        for (Map.Entry<Integer, Double> entry : weightTo.entrySet()) {
            double gain = entry.getValue() - price(node, entry.getKey());
            if (entry.getKey() != present && gain > bestGain) {
                bestGain = gain;
                best = entry.getKey();
            }
        }
        if (!weightTo.containsKey(present) && !isAlone(node)) {
            return best;
        }
        double gainOfStaying = weightTo.getOrDefault(present, 0.0) - price(node, present);
        return bestGain > gainOfStaying + objective.leastGain(arcWeight, graph.mass(node)) ? best : present;
    }

    /** What joining the community costs, apart from what the node itself brings. */
    private double price(int node, int community) {
        double mass = 0;
        for (int other = 0; other < graph.nodeCount(); other++) {
            if (other != node && communityOf[other] == community) {
                mass += graph.mass(other);
            }
        }
        return objective.price(graph.mass(node)) * mass;
    }

    private boolean isAlone(int node) {
        for (int other = 0; other < graph.nodeCount(); other++) {
            if (other != node && communityOf[other] == communityOf[node]) {
                return false;
            }
        }
        return true;
    }

    private int emptyCommunity() {
        Set<Integer> used = new HashSet<>();
        for (int community : communityOf) {
            used.add(community);
        }
        int empty = 0;
        while (used.contains(empty)) {
            empty++;
        }
        return empty;
    }
}
