package io.cowcatcher.propagation;

import io.cowcatcher.graph.EdgeTable;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.ring.EntityRule;
import io.cowcatcher.ring.EntityWeights;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The plain twin of the walk: one matrix of all users and entities, from the words of the definition, and one solution
 * of the linear equations. For graphs whose every kind of entity has one type of edge.
 */
final class DenseWalk {
    private static final Map<NodeType, EdgeType> EDGES = Map.of(
            NodeType.DEVICE, EdgeType.USED_DEVICE,
            NodeType.PAYMENT, EdgeType.PAID_WITH,
            NodeType.IP, EdgeType.USED_IP,
            NodeType.ADDRESS, EdgeType.SHIPPED_TO);

    private DenseWalk() {}

    /** f of every user; {@code without} has no label, whatever the labels say. */
    static double[] scores(HeteroGraph graph, SeedLabels labels, PropagationOptions options, int without) {
        int users = graph.nodeCount(NodeType.USER);
        int size = users;
        for (NodeType type : EDGES.keySet()) {
            size += graph.nodeCount(type);
        }
        RealMatrix steps = new Array2DRowRealMatrix(size, size);
        int first = users;
        for (Map.Entry<NodeType, EdgeType> entry : EDGES.entrySet()) {
            addType(graph.edges(entry.getValue()), first, options.weights(), entry.getKey(), steps);
            first += graph.nodeCount(entry.getKey());
        }
        double alive = 1 - options.deathProbability();
        double[] paid = new double[size];
        RealMatrix system = new Array2DRowRealMatrix(size, size);
        for (int node = 0; node < size; node++) {
            double total = node < users ? options.ownWeight() : 0;
            for (int next = 0; next < size; next++) {
                total += steps.getEntry(node, next);
            }
            int label = node < users && node != without ? labels.indexOf(node) : -1;
            double stops = label < 0 ? 0 : labels.strength(label);
            paid[node] = label < 0 ? 0 : stops * labels.score(label);
            for (int next = 0; next < size; next++) {
                double share = total > 0 ? steps.getEntry(node, next) / total : 0;
                system.setEntry(node, next, (node == next ? 1 : 0) - (1 - stops) * alive * share);
            }
        }
        return new LUDecomposition(system)
                .getSolver()
                .solve(new ArrayRealVector(paid))
                .getSubVector(0, users)
                .toArray();
    }

    private static void addType(EdgeTable uses, int first, EntityWeights weights, NodeType type, RealMatrix steps) {
        EntityRule rule = weights.rules().get(type);
        double population = Math.max(uses.nodeCount(), weights.leastPopulation());
        for (int user = 0; user < uses.nodeCount(); user++) {
            int total = 0;
            for (long at = uses.first(user); at < uses.end(user); at++) {
                total += uses.count(at);
            }
            for (long at = uses.first(user); at < uses.end(user); at++) {
                int entity = uses.target(at);
                int n = uses.reverse().degree(entity);
                if (n >= 2 && n <= rule.cap()) {
                    double closeness = Math.min(1, uses.count(at) / (double) Math.min(3, total));
                    double rarity = rule.base() * Math.log(population / n) / Math.log(population);
                    steps.setEntry(user, first + entity, (n >= rule.strongFrom() ? 1 : 0.5) * rarity * closeness);
                    steps.setEntry(first + entity, user, closeness);
                }
            }
        }
    }
}
