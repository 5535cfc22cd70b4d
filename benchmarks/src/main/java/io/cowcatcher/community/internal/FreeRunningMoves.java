package io.cowcatcher.community.internal;

import io.cowcatcher.run.Crew;
import io.cowcatcher.run.RunControl;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * What {@link LocalMovePhase} would be without its promise: threads move nodes as soon as they have decided, seeing
 * what others do when they come to see it, with another result each time. It tells what the promise costs; it is in
 * this package for the sums of weights and blocks of nodes, which both have in common.
 */
public final class FreeRunningMoves {
    private static final int NODES_PER_TASK = 1024;
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle MASSES = MethodHandles.arrayElementVarHandle(double[].class);

    private final LevelGraph graph;
    private final Objective objective;
    private final RunControl control;
    private final int[] communityOf;
    private final double[] massOf;
    private final long[] queued;

    private FreeRunningMoves(LevelGraph graph, Objective objective, Labels start, RunControl control) {
        this.graph = graph;
        this.objective = objective;
        this.control = control;
        this.communityOf = start.array();
        this.massOf = new double[graph.nodeCount()];
        for (int node = 0; node < graph.nodeCount(); node++) {
            massOf[communityOf[node]] += graph.mass(node);
        }
        this.queued = new long[graph.nodeCount() / Long.SIZE + 1];
        for (int node = 0; node < graph.nodeCount(); node++) {
            queued[node / Long.SIZE] |= 1L << node;
        }
    }

    /** As {@link LocalMovePhase#run(LevelGraph, Objective, Labels, long, RunControl)}, without a random seed. */
    public static Labels run(LevelGraph graph, Objective objective, Labels start, RunControl control) {
        return new FreeRunningMoves(graph, objective, start, control).run();
    }

    private Labels run() {
        try (Crew crew = control.crew()) {
            Member[] members = new Member[crew.size()];
            Arrays.setAll(members, member -> new Member());
            int tasks = graph.nodeCount() / NODES_PER_TASK + 1;
            int movedAtFirst = 0;
            double gainedBefore = 0;
            boolean isWorthIt = true;
            while (isWorthIt) {
                crew.forEach(tasks, (task, member) -> members[member].visit(task));
                int moved = 0;
                double gained = 0;
                for (Member member : members) {
                    moved += member.moved;
                    gained += member.gained;
                    member.moved = 0;
                    member.gained = 0;
                }
                movedAtFirst = Math.max(movedAtFirst, moved);
                isWorthIt = moved > 0
                        && ((long) moved * LocalMovePhase.WORTH_A_ROUND > movedAtFirst
                                || gained > LocalMovePhase.LEAST_SHARE_OF_GAIN * gainedBefore);
                gainedBefore += gained;
            }
        }
        return Labels.compacted(communityOf, control);
    }

    /** What one thread has of its own. */
    private final class Member {
        private final NeighbourWeights neighbours =
                new NeighbourWeights(graph.nodeCount(), graph.maximumDegree(), control);
        private final NodeBlock block = new NodeBlock(graph);
        private final int[] heads = new int[1024];
        private int moved;
        private double gained;

        void visit(int task) {
            int end = Math.min(graph.nodeCount(), (task + 1) * NODES_PER_TASK);
            block.clear();
            for (int first = task * NODES_PER_TASK; first < end; first += Long.SIZE) {
                for (long bits = (long) WORDS.getAndSet(queued, first / Long.SIZE, 0L); bits != 0; bits &= bits - 1) {
                    int node = first + Long.numberOfTrailingZeros(bits);
                    if (!block.add(node)) {
                        move();
                        block.add(node);
                    }
                }
            }
            move();
        }

        /** Moves the nodes of the block, and forgets them. */
        private void move() {
            block.close();
            neighbours.sum(block, graph, communityOf);
            neighbours.gatherMasses(massOf);
            for (int i = 0; i < block.count(); i++) {
                move(i, block.node(i));
            }
            block.clear();
        }

        private void move(int index, int node) {
            int present = communityOf[node];
            double mass = graph.mass(node);
            double price = objective.price(mass);
            double weightInside = 0;
            double massLeft = massOf[present] - mass;
            double arcWeight = 0;
            double most = 0;
            int best = present;
            for (int i = neighbours.start(index), end = neighbours.end(index); i < end; i++) {
                double weight = neighbours.sum(i);
                double gain = weight - price * neighbours.mass(i);
                arcWeight += weight;
                if (neighbours.label(i) == present) {
                    weightInside = weight;
                } else if (gain > most) {
                    most = gain;
                    best = neighbours.label(i);
                }
            }
            double gain = most - weightInside + price * massLeft;
            if (best != present && gain > objective.leastGain(arcWeight, mass)) {
                communityOf[node] = best;
                MASSES.getAndAdd(massOf, best, mass);
                MASSES.getAndAdd(massOf, present, -mass);
                moved++;
                gained += gain;
                queueNeighbours(node, best);
            }
        }

        private void queueNeighbours(int mover, int community) {
            long end = graph.endArc(mover);
            for (long arc = graph.firstArc(mover); arc < end; arc += heads.length) {
                int length = graph.copyHeads(arc, end, heads);
                for (int i = 0; i < length; i++) {
                    int head = heads[i];
                    if ((queued[head / Long.SIZE] >>> head & 1) == 0 && communityOf[head] != community) {
                        WORDS.getAndBitwiseOr(queued, head / Long.SIZE, 1L << head);
                    }
                }
            }
        }
    }
}
