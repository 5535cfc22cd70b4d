package io.cowcatcher.similarity;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps an eye on the pairs that are kept: how many there will be is not known before, so whoever needs room for more
 * than the estimate allowed has to ask for it.
 */
final class PairBudget {
    private final long allowed;
    private final Asking asking;
    private final AtomicLong room = new AtomicLong();

    /** How room for more pairs than were allowed is asked for. */
    @FunctionalInterface
    interface Asking {
        /**
         * Asks for room for so many pairs, of which there was room for {@code before}.
         *
         * @throws io.cowcatcher.error.MemoryBudgetException if there is none
         */
        void ask(long pairs, long before);
    }

    /** A budget of {@code allowed} pairs for which there is room already. */
    PairBudget(long allowed, Asking asking) {
        this.allowed = allowed;
        this.asking = asking;
    }

    /** Asks for room for more pairs. */
    void ask(int more) {
        long before = room.getAndAdd(more);
        if (before + more > allowed) {
            asking.ask(before + more, before);
        }
    }
}
