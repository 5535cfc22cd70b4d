package io.cowcatcher.similarity;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps an eye on the room for pairs that are kept: how many there will be is not known before, so whoever needs more
 * than the estimate allowed has to ask for it. Room is counted in words of {@link PairChunk}.
 */
final class PairBudget {
    private final long allowed;
    private final Asking asking;
    private final AtomicLong room = new AtomicLong();

    /** How more room than was allowed is asked for. */
    @FunctionalInterface
    interface Asking {
        /**
         * Asks for room for so many words, of which there was room for {@code before}.
         *
         * @throws io.cowcatcher.error.MemoryBudgetException if there is none
         */
        void ask(long words, long before);
    }

    /** A budget of {@code allowed} words for which there is room already. */
    PairBudget(long allowed, Asking asking) {
        this.allowed = allowed;
        this.asking = asking;
    }

    /** Asks for room for more words. */
    void ask(int more) {
        long before = room.getAndAdd(more);
        if (before + more > allowed) {
            asking.ask(before + more, before);
        }
    }
}
