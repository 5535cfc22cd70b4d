package io.cowcatcher.similarity;

import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;

/**
 * What a join holds of the heap beyond its index, and asks its control for before it takes more.
 *
 * <p>The estimate of a run is the most that was asked for when it was prepared, and will be asked for when it runs: the
 * same figures, by the same steps. Safe for use by several threads.
 */
final class JoinMemory {
    private static final long OVERHEAD = 1 << 17;
    /** What the JVM takes for objects beyond their fields and elements, and what the parts do not count. */
    private static final double MARGIN = 1.05;

    private final RunControl control;
    private final String what;
    private long held;
    private long most;

    JoinMemory(PurchaseIndex index, RunControl control) {
        this.control = control;
        this.what = "similarity of " + Counted.of(index.userCodes(), "user");
    }

    /**
     * Asks for so many bytes beyond those held.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if there is no room for them
     */
    void ask(long bytes) {
        askInstead(what, 0, bytes, 0);
    }

    /**
     * Asks for so many bytes beyond those held when some of these are given up.
     *
     * @param asker for whom
     * @param released the bytes held that will be given up before
     * @param taken the bytes asked for that are taken already
     */
    synchronized void askInstead(String asker, long released, long bytes, long taken) {
        long needed = needed(held - released + bytes);
        control.admit(new MemoryEstimate(asker, needed, needed), held + taken);
        most = Math.max(most, needed);
    }

    /** Asks for so many bytes beyond those held when some of these are given up. */
    void askInstead(long released, long bytes) {
        askInstead(what, released, bytes, 0);
    }

    /** Asks for so many bytes, which are held from now on. */
    synchronized void take(long bytes) {
        ask(bytes);
        held += bytes;
    }

    /** Holds so many bytes that were asked for. */
    synchronized void hold(long bytes) {
        held += bytes;
    }

    /** The bytes held. */
    synchronized long held() {
        return held;
    }

    /** What was asked for so far, and what will be if so many bytes in all are needed at a time. */
    synchronized MemoryEstimate estimate(long... totals) {
        long upper = most;
        for (long total : totals) {
            upper = Math.max(upper, needed(total));
        }
        return new MemoryEstimate(what, Math.min(held, upper), upper);
    }

    private static long needed(long bytes) {
        return (long) (MARGIN * bytes) + OVERHEAD;
    }
}
