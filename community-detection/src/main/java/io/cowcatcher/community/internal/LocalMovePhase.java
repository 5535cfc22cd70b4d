package io.cowcatcher.community.internal;

import io.cowcatcher.run.RunControl;

/*
 * Local moving: a node goes to the neighbouring community, or to an empty one, where it adds most to the quality.
 *
 * 1. Every node is queued, in an order drawn from the random seed.
 * 2. The first node is taken from the queue, its weights to the neighbouring communities are summed, and it moves if that pays.
 * 3. If it moved, those of its neighbours that are not in its new community are queued again: they have lost or gained most by it.
 *    Nodes around which nothing moves are not looked at a second time.
 *
 * This is the "fast local move" of Leiden [1, algorithm A.2]; it serves Louvain [2], too, which sweeps over all nodes in the paper.
 * Trade-off: a move also changes what every other member and neighbour of the two communities would pay, and these are not queued.
 * A few moves that would pay are thereby left to the next level or iteration; in return, quiet regions cost nothing.
 *
 * Every move raises the quality by more than rounding could, so the phase ends.
 *
 * A later parallel form can split step 2 (sums, read only) from the move itself: the sums are a class of their own for that reason.
 *
 * [1] V. A. Traag, L. Waltman, N. J. van Eck, Scientific Reports 9, 5233 (2019), doi:10.1038/s41598-019-41695-z
 * [2] V. D. Blondel et al., J. Stat. Mech. P10008 (2008), doi:10.1088/1742-5468/2008/10/P10008
 */

/** The local-move phase of Louvain and Leiden on one level. */
public final class LocalMovePhase {
    private static final int EMPTY = -1;

    private final LevelGraph graph;
    private final Objective objective;
    private final int[] communityOf;
    private final double[] massOf;
    private final int[] sizeOf;
    private final NeighbourWeights neighbours;
    private final NodeQueue queue;

    /** The empty communities, a stack; the first {@code emptyCount} entries count. */
    private final int[] empty;

    private int emptyCount;

    private LocalMovePhase(LevelGraph graph, Objective objective, int[] communityOf, long randomSeed) {
        int nodeCount = graph.nodeCount();
        this.graph = graph;
        this.objective = objective;
        this.communityOf = communityOf;
        this.massOf = new double[nodeCount];
        this.sizeOf = new int[nodeCount];
        this.empty = new int[nodeCount];
        this.neighbours = new NeighbourWeights(nodeCount, graph.maximumDegree());
        this.queue = new NodeQueue(NodeOrder.shuffled(nodeCount, randomSeed));
        for (int node = 0; node < nodeCount; node++) {
            massOf[communityOf[node]] += graph.mass(node);
            sizeOf[communityOf[node]]++;
        }
        for (int community = nodeCount - 1; community >= 0; community--) {
            if (sizeOf[community] == 0) {
                empty[emptyCount++] = community;
            }
        }
    }

    /**
     * Moves nodes until the queue is empty; about O(m), 29 bytes a node and the table of {@link NeighbourWeights}.
     *
     * @param start the communities to start from, which are not changed
     */
    public static Labels run(LevelGraph graph, Objective objective, Labels start, long randomSeed, RunControl control) {
        return new LocalMovePhase(graph, objective, start.array().clone(), randomSeed).run(control);
    }

    private Labels run(RunControl control) {
        for (long visited = 0; !queue.isEmpty(); visited++) {
            Poll.at(visited, control);
            if ((visited & 0xFFFF) == 0) {
                control.report((double) visited / (visited + queue.size()));
            }
            visit(queue.poll());
        }
        return Labels.compacted(communityOf);
    }

    private void visit(int node) {
        neighbours.reset(graph.degree(node));
        neighbours.addArcs(graph, node, communityOf);
        int from = communityOf[node];
        int to = bestCommunity(node, from);
        if (to != from) {
            move(node, from, to == EMPTY ? empty[--emptyCount] : to);
            queueNeighbours(node);
        }
    }

    /** The community of the largest gain; the present one unless another is better by more than rounding. */
    private int bestCommunity(int node, int present) {
        double mass = graph.mass(node);
        double price = objective.price(mass);
        double weightInside = 0;
        double arcWeight = 0;
        int best = EMPTY;
        double bestGain = 0;
        for (int i = 0; i < neighbours.count(); i++) {
            int community = neighbours.label(i);
            double weight = neighbours.sum(i);
            arcWeight += weight;
            if (community == present) {
                weightInside = weight;
                continue;
            }
            double gain = weight - price * massOf[community];
            if (gain > bestGain) {
                bestGain = gain;
                best = community;
            }
        }
        if (sizeOf[present] == 1) {
            return bestGain > objective.leastGain(arcWeight, mass) ? best : present;
        }
        if (weightInside == 0) {
            return best; // nothing holds the node where it is, even if leaving gains nothing
        }
        double gainOfStaying = weightInside - price * (massOf[present] - mass);
        return bestGain > gainOfStaying + objective.leastGain(arcWeight, mass) ? best : present;
    }

    private void move(int node, int from, int to) {
        communityOf[node] = to;
        massOf[to] += graph.mass(node);
        sizeOf[to]++;
        if (--sizeOf[from] == 0) {
            massOf[from] = 0; // exactly: what rounding left would be the mass of the next community here
            empty[emptyCount++] = from;
        } else {
            massOf[from] -= graph.mass(node);
        }
    }

    private void queueNeighbours(int node) {
        int community = communityOf[node];
        for (long arc = graph.firstArc(node), end = graph.endArc(node); arc < end; arc++) {
            int head = graph.head(arc);
            if (communityOf[head] != community) {
                queue.offer(head);
            }
        }
    }
}
