package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * What a run over levels holds of the heap beyond its graph, as it goes; it asks its control before it takes more. How
 * far aggregation shrinks a graph is known only once it is done, so no estimate made before can be close.
 *
 * <p>It asks for a little more than it takes, so that it asks seldom. Safe for use by several threads.
 */
public final class RunMemory {
    /** Objects, small arrays and buffers of blocks, whatever the size of the graph. */
    private static final long FIXED = 24_576;

    private static final int SHARE_OF_HEADROOM = 32;

    private final RunControl control;
    private final String what;
    private long held = FIXED;
    private long admitted;

    /** The memory of a run of this algorithm on a graph. */
    public RunMemory(String algorithm, CsrGraph graph, RunControl control) {
        this.control = control;
        this.what = algorithm + " on " + Counted.of(graph.nodeCount(), "node") + " and "
                + Counted.of(graph.edgeCount(), "edge");
    }

    /**
     * Holds so many bytes more.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if there is no room for them
     */
    public synchronized void take(long bytes) {
        if (held + bytes > admitted) {
            admitted = withHeadroom(held + bytes);
            control.admit(new MemoryEstimate(what, held + bytes, admitted), held);
        }
        held += bytes;
    }

    private static long withHeadroom(long bytes) {
        return bytes + bytes / SHARE_OF_HEADROOM;
    }

    /** What a run asks for that takes so many bytes at most. */
    static long mostAskedFor(long bytes) {
        return withHeadroom(FIXED + bytes);
    }

    /** Gives back so many of the bytes held. */
    public synchronized void give(long bytes) {
        held -= bytes;
    }

    /** The bytes held. */
    public synchronized long held() {
        return held;
    }

    /** Gives back all bytes but so many. */
    public synchronized void giveAllBut(long bytes) {
        held = bytes;
    }
}
