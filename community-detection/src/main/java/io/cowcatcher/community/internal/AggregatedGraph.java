package io.cowcatcher.community.internal;

/**
 * A later level: every node stands for a group of nodes of the level before.
 *
 * <p>Arcs lie in pages, each with those of {@code 2^nodeBits} consecutive nodes, so that pages can be filled by
 * different threads, and their number of arcs together is not bounded by the length of an array. The position of an arc
 * is the number of its page in the upper 32 bits and its place in the page in the lower.
 */
final class AggregatedGraph extends LevelGraph {
    private final int nodeBits;
    private final ArcPage[] pages;
    private final double[] loopWeights;
    private final double[] masses;
    private final double unit;
    private final long arcCount;

    /** Takes over the arrays. */
    AggregatedGraph(int nodeBits, ArcPage[] pages, double[] loopWeights, double[] masses, double unit) {
        this.nodeBits = nodeBits;
        this.pages = pages;
        this.loopWeights = loopWeights;
        this.masses = masses;
        this.unit = unit;
        long arcs = 0;
        for (ArcPage page : pages) {
            arcs += page.arcCount();
        }
        this.arcCount = arcs;
    }

    /** The heap that loops and masses of so many nodes take. */
    static long heapBytesOfNodes(int nodeCount) {
        return 16L * nodeCount;
    }

    @Override
    double unit() {
        return unit;
    }

    @Override
    public long heapBytes() {
        long bytes = heapBytesOfNodes(masses.length);
        for (ArcPage page : pages) {
            bytes += page.heapBytes();
        }
        return bytes;
    }

    private long position(int node, int offset) {
        int page = node >>> nodeBits;
        int first = page << nodeBits;
        return (long) page << 32 | pages[page].start(node - first + offset);
    }

    @Override
    public int nodeCount() {
        return masses.length;
    }

    @Override
    public long firstArc(int node) {
        return position(node, 0);
    }

    @Override
    public long endArc(int node) {
        return position(node, 1);
    }

    @Override
    public int head(long arc) {
        return pages[(int) (arc >>> 32)].head((int) arc);
    }

    @Override
    public double weight(long arc) {
        return pages[(int) (arc >>> 32)].weight((int) arc);
    }

    @Override
    public int copyArcs(long arc, long end, int at, int[] headsInto, double[] weightsInto) {
        ArcPage page = pages[(int) (arc >>> 32)];
        int length = (int) Math.min(headsInto.length - at, end - arc);
        page.copyHeads((int) arc, headsInto, at, length);
        page.copyWeights((int) arc, weightsInto, at, length);
        return length;
    }

    @Override
    public int copyHeads(long arc, long end, int[] into) {
        int length = (int) Math.min(into.length, end - arc);
        pages[(int) (arc >>> 32)].copyHeads((int) arc, into, 0, length);
        return length;
    }

    @Override
    public long arcCount() {
        return arcCount;
    }

    @Override
    public double loopWeight(int node) {
        return loopWeights[node];
    }

    @Override
    public double mass(int node) {
        return masses[node];
    }
}
