package io.cowcatcher.community.internal;

import io.cowcatcher.run.Crew;
import io.cowcatcher.run.RunControl;

/*
 * Local moving: a node goes to the neighbouring community, or to an empty one, where it adds most to the quality.
 *
 * 1. Every node is queued. Rounds visit the queued nodes in batches, see Sweeps: its weights to the neighbouring communities are
 *    summed, and it moves if that pays.
 * 2. If it moved, those of its neighbours that are not in its new community are queued again: they have lost or gained most by it.
 *    Nodes around which nothing moves are not looked at a second time.
 *
 * This is the "fast local move" of Leiden [1, algorithm A.2] with rounds for its queue; it serves Louvain [2], too, which sweeps over
 * all nodes in the paper.
 * Trade-off: a move also changes what every other member and neighbour of the two communities would pay, and these are not queued.
 * A few moves that would pay are thereby left to the next level or iteration; in return, quiet regions cost nothing. On large graphs
 * the phase also ends once a round moves one in twenty of the nodes that the first one moved and adds a ten-thousandth or less to what
 * was gained before: what the rest would gain, whole communities find on the next level.
 *
 * Every move raises the quality by more than rounding could, so the phase ends.
 *
 * [1] V. A. Traag, L. Waltman, N. J. van Eck, Scientific Reports 9, 5233 (2019), doi:10.1038/s41598-019-41695-z
 * [2] V. D. Blondel et al., J. Stat. Mech. P10008 (2008), doi:10.1088/1742-5468/2008/10/P10008
 */

/** The local-move phase of Louvain and Leiden on one level. */
public final class LocalMovePhase implements Sweeps.Moves {
    private static final int EMPTY = Integer.MAX_VALUE;
    private static final int NONE = -1;

    /** For a node that nothing holds where it is: it leaves even if it gains nothing. */
    private static final double NOT_BELOW_ZERO = -Double.MIN_VALUE;

    /** Graphs of fewer nodes are visited until nothing moves. */
    private static final int SMALL_GRAPH = 4096;

    /** Later rounds that move fewer than one in so many of what the first one moved are hardly worth it. */
    static final int WORTH_A_ROUND = 20;

    /** And those that gain such a share of what was gained before; few moves gain much where there are hubs. */
    static final double LEAST_SHARE_OF_GAIN = 1e-4;

    /** Masses and sizes of communities. */
    private static final long NODE_BYTES = 8 + 4;

    private final LevelGraph graph;
    private final Objective objective;
    private final RunControl control;
    private final int[] communityOf;
    private final double[] massOf;
    private final int[] sizeOf;
    private final long maximumDegree;

    /** An empty community, or -1; the next one stands in place of its mass, and so on. */
    private int firstEmpty = NONE;

    /** What the moves of the round in hand have gained, in units of edge weight. */
    private double gainedInRound;

    private LocalMovePhase(LevelGraph graph, Objective objective, int[] communityOf, RunControl control) {
        int nodeCount = graph.nodeCount();
        this.graph = graph;
        this.objective = objective;
        this.control = control;
        this.communityOf = communityOf;
        control.checkCancelled(); // making room for many nodes takes time, too
        this.massOf = new double[nodeCount];
        control.checkCancelled();
        this.sizeOf = new int[nodeCount];
        this.maximumDegree = graph.maximumDegree(control);
        for (int node = 0; node < nodeCount; node++) {
            Poll.at(node, control);
            massOf[communityOf[node]] += graph.mass(node);
            sizeOf[communityOf[node]]++;
        }
        for (int community = nodeCount - 1; community >= 0; community--) {
            Poll.at(community, control);
            if (sizeOf[community] == 0) {
                addEmpty(community);
            }
        }
    }

    /**
     * Moves nodes until none is queued, or until a round is hardly worth it; about O(m), and {@link #heapBytes}.
     *
     * @param start the communities to start from, which are taken over
     */
    public static Labels run(LevelGraph graph, Objective objective, Labels start, long randomSeed, RunControl control) {
        return run(graph, objective, start, NodeSet.all(graph.nodeCount()), randomSeed, control);
    }

    /** The heap that {@link #run} takes with so many threads, labels aside; O(n). */
    public static long heapBytes(LevelGraph graph, int threads) {
        int nodes = graph.nodeCount();
        long table = NeighbourWeights.estimatedBytes(nodes, graph.maximumDegree());
        return nodes * (NODE_BYTES + Labels.COMPACTING_BYTES)
                + Sweeps.heapBytes(graph)
                + threads * (Decisions.HEAP_BYTES + table);
    }

    /** As the other, visiting the nodes of {@code first} at first, and others only if a neighbour moves. */
    public static Labels run(
            LevelGraph graph, Objective objective, Labels start, NodeSet first, long randomSeed, RunControl control) {
        return new LocalMovePhase(graph, objective, start.array(), control).run(first, new Batches(graph, randomSeed));
    }

    /** As {@link #run(LevelGraph, Objective, Labels, long, RunControl)}, with these batches. */
    static Labels run(LevelGraph graph, Objective objective, Labels start, Batches batches, RunControl control) {
        NodeSet first = NodeSet.all(graph.nodeCount());
        return new LocalMovePhase(graph, objective, start.array().clone(), control).run(first, batches);
    }

    /** Whoever is alone and has no neighbour stays so; in purchase graphs, which are sparse, these are most. */
    private void withoutThoseWhoStay(NodeSet first) {
        for (int node = 0; node < graph.nodeCount(); node++) {
            Poll.at(node, control);
            if (graph.degree(node) == 0 && sizeOf[communityOf[node]] == 1) {
                first.remove(node);
            }
        }
    }

    private Labels run(NodeSet first, Batches batches) {
        int nodeCount = graph.nodeCount();
        withoutThoseWhoStay(first);
        try (Crew crew = (batches.slots() == 1 ? control.alone() : control).crew()) {
            Sweeps sweeps = new Sweeps(graph, this, first, batches, crew, control);
            int movedAtFirst = 0;
            double gainedBefore = 0;
            for (int round = 0; sweeps.isAnyQueued(); round++) {
                double left = Math.pow(0.5, round);
                gainedInRound = 0;
                int moved = sweeps.round(control.phase("local moves", 1 - left, 1 - left / 2));
                movedAtFirst = Math.max(movedAtFirst, moved);
                boolean fewMoved = (long) moved * WORTH_A_ROUND <= movedAtFirst;
                if (nodeCount >= SMALL_GRAPH && fewMoved && gainedInRound <= LEAST_SHARE_OF_GAIN * gainedBefore) {
                    break;
                }
                gainedBefore += gainedInRound;
            }
        }
        return Labels.compacted(communityOf, control);
    }

    @Override
    public Decisions decisions() {
        return new BestCommunity();
    }

    /** Finds the community of the largest gain. */
    private final class BestCommunity extends Decisions {
        private final NeighbourWeights neighbours = new NeighbourWeights(graph.nodeCount(), maximumDegree, control);

        BestCommunity() {
            super(graph);
        }

        @Override
        void decide(NodeBlock block) {
            neighbours.sum(block, graph, communityOf);
            neighbours.gatherMasses(massOf);
            for (int i = 0; i < block.count(); i++) {
                decide(i, block.node(i));
            }
        }

        private void decide(int index, int node) {
            int present = communityOf[node];
            double mass = graph.mass(node);
            double price = objective.price(mass);
            double weightInside = 0;
            double arcWeight = 0;
            double weightToBest = 0;
            double bestGain = 0;
            int best = EMPTY;
            for (int i = neighbours.start(index), end = neighbours.end(index); i < end; i++) {
                double weight = neighbours.sum(i);
                double weightGain = weight - price * neighbours.mass(i);
                arcWeight += weight;
                if (neighbours.label(i) == present) {
                    weightInside = weight;
                } else if (weightGain > bestGain) {
                    bestGain = weightGain;
                    best = neighbours.label(i);
                    weightToBest = weight;
                }
            }
            boolean alone = sizeOf[present] == 1;
            double gain = weightToBest - weightInside;
            double least = alone || weightInside > 0 ? objective.leastGain(arcWeight, mass) : NOT_BELOW_ZERO;
            boolean moves = (!alone || best != EMPTY) && isWorthIt(node, best, gain, least);
            decided(index, moves ? best : Sweeps.STAY, gain, least);
        }
    }

    private boolean isWorthIt(int node, int target, double weightGain, double leastGain) {
        return gain(node, target, weightGain) > leastGain;
    }

    /**
     * What a node gains by a move for this difference of weights. The one place where this is told, so that what was
     * decided is not refused for its rounding.
     */
    private double gain(int node, int target, double weightGain) {
        int from = communityOf[node];
        double mass = graph.mass(node);
        double massLeft = sizeOf[from] == 1 ? 0 : massOf[from] - mass;
        double massThere = target == EMPTY ? 0 : massOf[target];
        return weightGain - objective.price(mass) * (massThere - massLeft);
    }

    /** Moves a node for this difference of weights, if with the masses of now it is still worth it. */
    @Override
    public boolean carryOut(int node, int target, double weightGain, double leastGain) {
        int from = communityOf[node];
        boolean toEmpty = target == EMPTY;
        boolean isAlone = sizeOf[from] == 1;
        boolean isGone = toEmpty ? isAlone : sizeOf[target] == 0;
        if (isGone || (isAlone && leastGain == NOT_BELOW_ZERO)) {
            return false;
        }
        double gain = gain(node, target, weightGain);
        if (gain > leastGain) {
            gainedInRound += gain;
            move(node, from, toEmpty ? takeEmpty() : target);
            return true;
        }
        return false;
    }

    @Override
    public double read(int node, int target) {
        int from = communityOf[node];
        int to = target == EMPTY ? from : target;
        return massOf[from] + massOf[to] + sizeOf[from] + sizeOf[to];
    }

    private void addEmpty(int community) {
        massOf[community] = firstEmpty;
        firstEmpty = community;
    }

    /** There is one, as long as two nodes are together. */
    private int takeEmpty() {
        int community = firstEmpty;
        firstEmpty = (int) massOf[community];
        massOf[community] = 0;
        return community;
    }

    private void move(int node, int from, int to) {
        communityOf[node] = to;
        massOf[to] += graph.mass(node);
        sizeOf[to]++;
        if (--sizeOf[from] == 0) {
            addEmpty(from);
        } else {
            massOf[from] -= graph.mass(node);
        }
    }

    @Override
    public boolean disturbs(int mover, int node) {
        return communityOf[node] != communityOf[mover];
    }
}
