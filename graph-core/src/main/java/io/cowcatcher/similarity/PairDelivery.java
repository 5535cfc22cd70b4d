package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/*
 * The pairs of the range that is next in order are passed on at once. Those of later ranges wait, up to a number of bytes; a thread
 * that is further ahead waits itself. The thread that has the next range never does, so one always goes on.
 */
/** Brings the pairs of ranges of users, found in any order by several threads, to one sink in order. */
final class PairDelivery {
    private static final int SMALLEST_CHUNK = 256;
    private static final int LARGEST_CHUNK = 1 << 14;
    private static final int GROWTH = 4;
    private static final long LEAST_WAITING_BYTES = 1 << 18;
    private static final long MOST_WAITING_BYTES = 1 << 23;
    /** Pairs may wait in so small a share of what the join holds. */
    private static final int SHARE_WAITING = 16;

    private static final long MILLIS_PER_POLL = 20;

    private final PairSink sink;
    private final RunControl control;
    private final long mostWaitingBytes;
    private final Map<Integer, Queue<PairChunk>> waiting = new HashMap<>();
    private final Set<Integer> ended = new HashSet<>();
    private long waitingBytes;
    private int next;
    private boolean failed;

    PairDelivery(PairSink sink, RunControl control, long mostWaitingBytes) {
        this.sink = sink;
        this.control = control;
        this.mostWaitingBytes = mostWaitingBytes;
    }

    /** The bytes in which pairs may wait beside a join that holds so many. */
    static long waitingBytes(long heldBytes) {
        return Math.max(LEAST_WAITING_BYTES, Math.min(MOST_WAITING_BYTES, heldBytes / SHARE_WAITING));
    }

    /** The heap that a delivery takes in all, with so many bytes for pairs that wait, and so many threads. */
    static long heapBytes(long waitingBytes, int parallelism) {
        return waitingBytes + (long) parallelism * LARGEST_CHUNK * PairChunk.WORD_BYTES;
    }

    /** Where the pairs of one range go, in order; by one thread. */
    Range range(int range) {
        return new Range(range);
    }

    /** The pairs of one range. */
    final class Range implements PairSink {
        private final int range;
        private PairChunk chunk = new PairChunk(SMALLEST_CHUNK);

        Range(int range) {
            this.range = range;
        }

        @Override
        public void accept(int first, int second, int sharedItems, double weight) {
            if (chunk.isFull()) {
                handOver();
            }
            chunk.add(first, second, sharedItems, weight);
        }

        private void handOver() {
            put(range, chunk);
            chunk = new PairChunk(Math.min(LARGEST_CHUNK, GROWTH * chunk.capacity()));
        }

        /** Says that no more pairs will come. */
        void end() {
            if (!chunk.isEmpty()) {
                put(range, chunk);
            }
            endOf(range);
        }
    }

    private synchronized void put(int range, PairChunk chunk) {
        awaitRoom(range, chunk.bytes());
        if (failed) {
            return; // nobody will look at the pairs
        }
        if (range == next) {
            passOn(chunk);
        } else {
            waiting.computeIfAbsent(range, key -> new ArrayDeque<>()).add(chunk);
            waitingBytes += chunk.bytes();
        }
    }

    private void awaitRoom(int range, long bytes) {
        boolean interrupted = false;
        try {
            while (range != next && waitingBytes + bytes > mostWaitingBytes && !failed) {
                control.checkCancelled();
                try {
                    wait(MILLIS_PER_POLL);
                } catch (InterruptedException e) {
                    interrupted = true; // whether this ends the run is for its cancellation to say
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void endOf(int range) {
        ended.add(range);
        while (!failed && ended.remove(next)) {
            next++;
            Queue<PairChunk> due = waiting.remove(next);
            while (due != null && !due.isEmpty()) {
                PairChunk chunk = due.remove();
                waitingBytes -= chunk.bytes();
                passOn(chunk);
            }
        }
        notifyAll();
    }

    private void passOn(PairChunk chunk) {
        boolean passedOn = false;
        try {
            chunk.passOnTo(sink);
            passedOn = true;
        } finally {
            failed |= !passedOn; // a sink that failed gets no more pairs
        }
    }

    /** Says that the run has failed: whoever waits need not any more. */
    synchronized void fail() {
        failed = true;
        notifyAll();
    }
}
