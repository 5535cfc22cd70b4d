package io.cowcatcher.similarity;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps an eye on the pairs found: how many there will be is not known before, so whoever needs room for more than the
 * estimate allowed has to ask for it.
 */
final class PairBudget {
    private final RunControl control;
    private final long allowed;
    private final long bytesOfPair;
    private final AtomicLong room = new AtomicLong();

    /** A budget of {@code allowed} pairs for which memory was admitted already, so many bytes for each. */
    PairBudget(RunControl control, long allowed, long bytesOfPair) {
        this.control = control;
        this.allowed = allowed;
        this.bytesOfPair = bytesOfPair;
    }

    /**
     * Asks for room for more pairs.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if there is none
     */
    void ask(int more) {
        long before = room.getAndAdd(more);
        long pairs = before + more;
        if (pairs > allowed) {
            long bytes = pairs * bytesOfPair;
            String what = String.format(Locale.ROOT, "similarity of more than %,d pairs", before);
            control.admit(new MemoryEstimate(what, bytes, bytes), before * PairList.BYTES);
        }
    }

    /** Gives back room that was not needed after all. */
    void giveBack(int unused) {
        room.addAndGet(-unused);
    }
}
