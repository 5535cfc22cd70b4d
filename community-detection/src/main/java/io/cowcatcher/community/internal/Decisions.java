package io.cowcatcher.community.internal;

/**
 * Where the nodes of a block want to go; reads what {@link Sweeps.Moves} writes, writes nothing but its own.
 *
 * <p>About 15 kB. Each thread has its own.
 */
abstract class Decisions {
    private static final int HEADS = 1024;

    /** What the decisions of one thread take, its table aside. */
    static final long HEAP_BYTES = 24_576;

    private final NodeBlock block;
    private final int[] heads = new int[HEADS];
    private final int[] visits = new int[NodeBlock.nodeCapacity()];
    private final int[] targets = new int[NodeBlock.nodeCapacity()];
    private final double[] gains = new double[NodeBlock.nodeCapacity()];
    private final double[] leastGains = new double[NodeBlock.nodeCapacity()];

    Decisions(LevelGraph graph) {
        this.block = new NodeBlock(graph);
    }

    /** Calls {@link #decided} for each node of the block. */
    abstract void decide(NodeBlock block);

    /**
     * Takes the decision about the node that is number {@code index} in the block: to go to {@code target}, or
     * {@link Sweeps#STAY}, for a gain in the unit of its {@link Sweeps.Moves} that must be more than {@code leastGain}.
     */
    final void decided(int index, int target, double gain, double leastGain) {
        targets[index] = target;
        gains[index] = gain;
        leastGains[index] = leastGain;
    }

    /** The nodes in hand. */
    final NodeBlock block() {
        return block;
    }

    /** Room for the heads of a node's arcs. */
    final int[] heads() {
        return heads;
    }

    /** Remembers which visit of the batch the node is that was added last. */
    final void isForVisit(int visit) {
        visits[block.count() - 1] = visit;
    }

    final int visit(int index) {
        return visits[index];
    }

    final int target(int index) {
        return targets[index];
    }

    final double gain(int index) {
        return gains[index];
    }

    final double leastGain(int index) {
        return leastGains[index];
    }
}
