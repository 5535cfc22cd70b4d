package io.cowcatcher.community.internal;

import io.cowcatcher.run.RunControl;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Local moving in batches, as the comment of {@link Sweeps} tells it, with maps and sets, and with every mass added up
 * anew: the oracle of the fast phase.
 */
final class PlainLocalMove {
    private static final int EMPTY = -2;

    private final LevelGraph graph;
    private final Objective objective;
    private final int[] communityOf;
    private Set<Integer> next = new HashSet<>();

    private PlainLocalMove(LevelGraph graph, Objective objective, int[] communityOf) {
        this.graph = graph;
        this.objective = objective;
        this.communityOf = communityOf;
        for (int node = 0; node < communityOf.length; node++) {
            next.add(node);
        }
    }

    static Labels run(LevelGraph graph, Objective objective, Labels start, Batches batches) {
        PlainLocalMove phase =
                new PlainLocalMove(graph, objective, start.array().clone());
        while (!phase.next.isEmpty()) {
            phase.round(batches);
        }
        return Labels.compacted(phase.communityOf, RunControl.inline());
    }

    private void round(Batches batches) {
        Set<Integer> queued = next;
        next = new HashSet<>();
        for (int batch = 0; batch < batches.count(); batch++) {
            Map<Integer, Integer> targets = new TreeMap<>();
            Set<Integer> loose = new HashSet<>();
            for (int node = 0; node < communityOf.length; node++) {
                if (batches.isIn(batch, node) && queued.contains(node)) {
                    next.remove(node);
                    int target = bestCommunity(node);
                    if (target != communityOf[node]) {
                        targets.put(node, target);
                        if (isLoose(node)) {
                            loose.add(node);
                        }
                    }
                }
            }
            Set<Integer> moved = new HashSet<>();
            targets.forEach((node, target) -> {
                boolean nowAlone = loose.contains(node) && isAlone(node);
                if (!nowAlone && !hasNeighbourAmong(moved, node) && stillPays(node, target)) {
                    communityOf[node] = target == EMPTY ? emptyCommunity() : target;
                    moved.add(node);
                } else {
                    next.add(node);
                }
            });
            moved.forEach(this::queueNeighbours);
        }
    }

    private boolean hasNeighbourAmong(Set<Integer> nodes, int node) {
        for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
            if (nodes.contains(graph.head(arc))) {
                return true;
            }
        }
        return false;
    }

    private void queueNeighbours(int node) {
        for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
            if (communityOf[graph.head(arc)] != communityOf[node]) {
                next.add(graph.head(arc));
            }
        }
    }

    private Map<Integer, Double> weightsTo(int node) {
        Map<Integer, Double> weightTo = new LinkedHashMap<>();
        for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
            weightTo.merge(communityOf[graph.head(arc)], graph.weight(arc), Double::sum);
        }
        return weightTo;
    }

    private double leastGain(int node) {
        double arcWeight = 0;
        for (double weight : weightsTo(node).values()) {
            arcWeight += weight;
        }
        return objective.leastGain(arcWeight, graph.mass(node));
    }

    private int bestCommunity(int node) {
        Map<Integer, Double> weightTo = weightsTo(node);
        int present = communityOf[node];
        int best = isAlone(node) ? present : EMPTY;
        double bestGain = 0;
        for (Map.Entry<Integer, Double> entry : weightTo.entrySet()) {
            double gain = entry.getValue() - price(node, entry.getKey());
            if (entry.getKey() != present && gain > bestGain) {
                bestGain = gain;
                best = entry.getKey();
            }
        }
        return best != present && stillPays(node, best) ? best : present;
    }

    /** Whether the move is worth it by what is true now; weights are as they were, no neighbour having moved. */
    private boolean stillPays(int node, int target) {
        if (target == EMPTY ? isAlone(node) : !isUsed(target)) {
            return false;
        }
        Map<Integer, Double> weightTo = weightsTo(node);
        double inside = weightTo.getOrDefault(communityOf[node], 0.0);
        double gain = weightTo.getOrDefault(target, 0.0)
                - inside
                - ((target == EMPTY ? 0 : price(node, target)) - price(node, communityOf[node]));
        return isLoose(node) ? gain >= 0 : gain > leastGain(node);
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

    /** Whether nothing holds a node where it is, though it is not alone. */
    private boolean isLoose(int node) {
        return !isAlone(node) && !weightsTo(node).containsKey(communityOf[node]);
    }

    private boolean isUsed(int community) {
        for (int used : communityOf) {
            if (used == community) {
                return true;
            }
        }
        return false;
    }

    private int emptyCommunity() {
        int empty = 0;
        while (isUsed(empty)) {
            empty++;
        }
        return empty;
    }
}
