package io.cowcatcher.community.internal;

import io.cowcatcher.run.Crew;
import io.cowcatcher.run.RunControl;

/*
 * Visiting nodes again and again until nothing around them changes, on several threads, with a result that depends on the graph and
 * the random seed alone.
 *
 * 1. A round visits the nodes queued for it, batch by batch. For every node of a batch it is decided by what was true before the
 *    batch where it wants to go. Nothing is written meanwhile, so threads can share this.
 * 2. The moves of a batch are carried out one after the other, in the order of nodes, by the calling thread. A node is put off to the
 *    next round if a neighbour has moved in this batch already; and each move is weighed again by what it would be worth now. So
 *    every move is made knowing all moves before it, and a sequential run could have made the same.
 * 3. Neighbours of a node that moved are queued for the next round if that disturbs them. Threads share this together with the
 *    decisions about the next batch. A node that comes later in this round sees the move then, and is struck off again.
 *
 * The first move of a batch is never refused: the phases end for the reason for which they would end if nodes moved one by one.
 *
 * Trade-off: step 2 is sequential, with a few touches of memory a move against some dozens for its decision; put off are a few in
 * a hundred nodes, see Batches. Free-running threads would spare both, and give another result each time.
 */

/** Rounds of visits to queued nodes. To be used by one thread, which shares the work with a crew. */
final class Sweeps {
    /** A decision not to move. */
    static final int STAY = -1;

    /** Decisions are shared out in pieces of about so many arcs. */
    private static final long ARCS_PER_TASK = 1024;

    /** So few visits and moves of a batch are not shared out, unless they are those of more than one piece. */
    private static final int FEW = 8;

    /** One thread takes so many pieces at a time, which need not be shared out, only cancelled. */
    private static final int TASKS_ALONE = 8;

    private static final int MOVERS_PER_TASK = 64;

    /** A power of two. */
    private static final int READ_AHEAD = 64;

    private static final long BYTES_OF_SLOT = 4 + 4 + 8 + 8 + 1 + 1 + 4;

    private final LevelGraph graph;
    private final Moves moves;
    private final Batches batches;
    private final Crew crew;
    private final Decisions[] members;
    private final int visitsPerTask;
    private final RunControl control;
    private NodeSet queued;
    private NodeSet next;

    /** The queued nodes of the batch in hand, ascending. */
    private final int[] visits;

    private int visitCount;

    /** By visit: where a node wants to go, for what gain, and what the least gain is. */
    private final int[] targets;

    private final double[] gains;
    private final double[] leastGains;
    private final boolean[] neighboursInBatch;

    /** By slot: whether a node has moved in the batch in hand. */
    private final boolean[] moved;

    private final int[] movers;
    private int moverCount;

    /** Kept so that a compiler does not leave the reading out. */
    @SuppressWarnings("UnusedVariable")
    private double haveRead;

    /** What is to be done with nodes. */
    interface Moves {
        /** Makes what one thread needs to decide. */
        Decisions decisions();

        /**
         * Moves a node, if it still pays.
         *
         * @return whether it has moved
         */
        boolean carryOut(int node, int target, double gain, double leastGain);

        /** Reads what {@link #carryOut} will read, so that it is in the cache; returns a number of no meaning. */
        double read(int node, int target);

        /** Whether {@code node} should be visited again because its neighbour {@code mover} has moved. */
        boolean disturbs(int mover, int node);
    }

    /** The heap that sweeps take: two sets of nodes, and what is known of a batch; buffers of threads aside. */
    static long heapBytes(LevelGraph graph) {
        return graph.nodeCount() / 4L + Batches.heapBytes(graph) + BYTES_OF_SLOT * Batches.mostSlots(graph);
    }

    /** Prepares sweeps that begin with the nodes of {@code first}, which they take over. */
    Sweeps(LevelGraph graph, Moves moves, NodeSet first, Batches batches, Crew crew, RunControl control) {
        int nodeCount = graph.nodeCount();
        int slots = batches.slots();
        this.graph = graph;
        this.moves = moves;
        this.batches = batches;
        this.crew = crew;
        this.control = control;
        this.members = new Decisions[crew.size()];
        this.visitsPerTask = visitsPerTask(nodeCount, graph.arcCount());
        this.queued = new NodeSet(nodeCount);
        this.next = first;
        this.visits = new int[slots];
        this.targets = new int[slots];
        this.gains = new double[slots];
        this.leastGains = new double[slots];
        this.neighboursInBatch = new boolean[slots];
        this.moved = new boolean[slots];
        this.movers = new int[slots];
    }

    /**
     * As if every node had an arc: a task of a graph of few would have more nodes than can be counted, or cancelled.
     */
    private static int visitsPerTask(long nodeCount, long arcCount) {
        return (int) Math.max(1, ARCS_PER_TASK * nodeCount / Math.max(1, Math.max(nodeCount, arcCount)));
    }

    /** Whether any node is queued for the next round. */
    boolean isAnyQueued() {
        return next.size() > 0;
    }

    /**
     * Visits the nodes that are queued.
     *
     * @return how many have moved
     */
    int round(RunControl ofRound) {
        NodeSet visited = queued;
        queued = next;
        next = visited;
        next.clear();
        int movedInRound = 0;
        moverCount = 0;
        for (int batch = 0; batch < batches.count(); batch++) {
            if ((batch & 63) == 0) {
                ofRound.checkCancelled();
                ofRound.report((double) batch / batches.count());
            } else if (visits.length > 64) {
                ofRound.checkCancelled();
            }
            decideAndQueue(batch);
            carryOut(batch);
            movedInRound += moverCount;
        }
        crew.forEach(queueTasks(), (task, member) -> queueNeighbours(task, member));
        return movedInRound;
    }

    /** Decides about a batch, and queues the neighbours of those that moved in the batch before it. */
    private void decideAndQueue(int batch) {
        collectVisits(batch);
        if (moverCount + visitCount <= Math.min(FEW, visitsPerTask)) {
            queueNeighbours(0, 0);
            decide(batch, 0, visitCount, 0);
            return;
        }
        int queueTasks = queueTasks();
        int perTask = crew.size() == 1 ? TASKS_ALONE * visitsPerTask : visitsPerTask;
        int decisionTasks = (visitCount + perTask - 1) / perTask;
        crew.forEach(queueTasks + decisionTasks, (task, member) -> {
            if (task < queueTasks) {
                queueNeighbours(task, member);
            } else {
                int start = (task - queueTasks) * perTask;
                decide(batch, start, Math.min(visitCount, start + perTask), member);
            }
        });
    }

    /** Where few nodes are queued, whole groups are passed over at a time. */
    private void collectVisits(int batch) {
        visitCount = 0;
        for (int slot = 0; slot < visits.length; slot += batches.groupSize()) {
            pollLater(slot);
            int first = batches.nodeAt(batch, slot);
            if (first >= 0 && first < graph.nodeCount()) {
                for (long bits = queued.bits(first, batches.groupMask()); bits != 0; bits &= bits - 1) {
                    visits[visitCount++] = first + Long.numberOfTrailingZeros(bits);
                }
            }
        }
    }

    /** At the start of a batch the round has polled. */
    private void pollLater(int step) {
        if (step > 0) {
            Poll.at(step, control);
        }
    }

    private int queueTasks() {
        return (moverCount + MOVERS_PER_TASK - 1) / MOVERS_PER_TASK;
    }

    private Decisions decisions(int member) {
        Decisions known = members[member];
        if (known == null) {
            known = moves.decisions();
            members[member] = known;
        }
        return known;
    }

    private void decide(int batch, int start, int end, int member) {
        Decisions decisions = decisions(member);
        NodeBlock block = decisions.block();
        block.clear();
        for (int visit = start; visit < end; visit++) {
            int node = visits[visit];
            targets[visit] = STAY;
            if (!block.add(node)) {
                decide(batch, decisions);
                block.clear();
                block.add(node);
            }
            decisions.isForVisit(visit);
        }
        decide(batch, decisions);
    }

    private void decide(int batch, Decisions decisions) {
        NodeBlock block = decisions.block();
        block.close();
        decisions.decide(block);
        for (int i = 0; i < block.count(); i++) {
            int target = decisions.target(i);
            if (target != STAY) {
                int visit = decisions.visit(i);
                targets[visit] = target;
                gains[visit] = decisions.gain(i);
                leastGains[visit] = decisions.leastGain(i);
                neighboursInBatch[visit] = targets.length > 1 && hasNeighbourIn(batch, i, decisions);
            }
        }
    }

    private boolean hasNeighbourIn(int batch, int index, Decisions decisions) {
        NodeBlock block = decisions.block();
        if (block.isHub()) {
            return hasNeighbourIn(batch, block.node(index), false, decisions);
        }
        int[] heads = block.heads();
        for (int i = block.start(index), end = block.end(index); i < end; i++) {
            if (batches.isIn(batch, heads[i])) {
                return true;
            }
        }
        return false;
    }

    /** Carries out the moves of a batch; what moved before a node was visited is no reason to visit it once more. */
    private void carryOut(int batch) {
        moverCount = 0;
        for (int visit = 0; visit < visitCount; visit++) {
            pollLater(visit);
            if ((visit & READ_AHEAD - 1) == 0) {
                readAhead(visit);
            }
            int node = visits[visit];
            if (targets[visit] == STAY) {
                next.remove(node);
                continue;
            }
            boolean disturbed = neighboursInBatch[visit] && hasNeighbourIn(batch, node, true, decisions(0));
            if (!disturbed && moves.carryOut(node, targets[visit], gains[visit], leastGains[visit])) {
                moved[batches.slotOf(node)] = true;
                movers[moverCount++] = node;
                next.remove(node);
            } else {
                next.add(node);
            }
        }
        for (int i = 0; i < moverCount; i++) {
            moved[batches.slotOf(movers[i])] = false;
        }
    }

    /** Reads what some of the next moves will read, for many at a time. */
    private void readAhead(int visit) {
        for (int i = visit, end = Math.min(visitCount, visit + READ_AHEAD); i < end; i++) {
            if (targets[i] != STAY) {
                haveRead += moves.read(visits[i], targets[i]);
            }
        }
    }

    /** Whether a neighbour is in this batch, or even has moved in it. */
    private boolean hasNeighbourIn(int batch, int node, boolean moving, Decisions buffers) {
        long end = graph.endArc(node);
        for (long arc = graph.firstArc(node); arc < end; arc += buffers.heads().length) {
            int length = load(arc, end, buffers);
            for (int i = 0; i < length; i++) {
                int head = buffers.heads()[i];
                if (batches.isIn(batch, head) && (!moving || moved[batches.slotOf(head)])) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Loads the heads of some arcs; a hub of many loads may be cancelled between two. */
    private int load(long arc, long end, Decisions buffers) {
        if (end - arc > buffers.heads().length) {
            control.checkCancelled();
        }
        return graph.copyHeads(arc, end, buffers.heads());
    }

    private void queueNeighbours(int task, int member) {
        Decisions buffers = decisions(member);
        int last = Math.min(moverCount, (task + 1) * MOVERS_PER_TASK);
        for (int i = task * MOVERS_PER_TASK; i < last; i++) {
            int mover = movers[i];
            long end = graph.endArc(mover);
            for (long arc = graph.firstArc(mover); arc < end; arc += buffers.heads().length) {
                int length = load(arc, end, buffers);
                queue(mover, buffers.heads(), length);
            }
        }
    }

    private void queue(int mover, int[] heads, int length) {
        if (crew.size() == 1) {
            for (int i = 0; i < length; i++) {
                next.addIf(moves.disturbs(mover, heads[i]), heads[i]);
            }
            return;
        }
        for (int i = 0; i < length; i++) {
            if (!next.contains(heads[i]) && moves.disturbs(mover, heads[i])) {
                next.addShared(heads[i]);
            }
        }
    }
}
