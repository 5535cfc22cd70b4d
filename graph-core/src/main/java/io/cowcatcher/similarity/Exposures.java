package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many other events of the same item lie within each time scale of an event, n_e: never capped.
 *
 * <p>Memory: 4 bytes a scale for each event. Immutable, share freely.
 */
final class Exposures {
    private static final int MOST = Integer.MAX_VALUE - 64;

    private final int scales;
    /** At [event * scales + scale]. */
    private final int[] counts;

    private int largest;

    private Exposures(int events, int scales) {
        this.scales = scales;
        this.counts = room(events, scales);
    }

    /**
     * Room for the exposures of so many events.
     *
     * @throws IllegalStateException if they are more than an array can hold
     */
    static int[] room(int events, int scales) {
        int most = MOST / scales;
        if (events > most) {
            throw new IllegalStateException("purchases weighted by surprise at " + scales
                    + " time scales must number at most " + most + " (got: " + events + "); shorten the log");
        }
        return new int[events * scales];
    }

    /** Counts the exposures of all events, if there is memory for them; O(events * scales). */
    static Exposures of(PurchaseIndex index, TimeScales timeScales, RunControl control, JoinMemory memory) {
        memory.ask(4L * index.size() * timeScales.count());
        Exposures exposures = new Exposures(index.size(), timeScales.count());
        AtomicInteger most = new AtomicInteger();
        int items = index.itemCodes();
        control.forEach(NullModel.PARTS, part -> {
            int largest = 0;
            for (int item = NullModel.bound(items, part); item < NullModel.bound(items, part + 1); item++) {
                largest = Math.max(largest, exposures.count(index, item, timeScales));
            }
            most.accumulateAndGet(largest, Math::max);
        });
        exposures.largest = most.get();
        return exposures;
    }

    /** Counts the exposures of an item's events, by two pointers a scale. Returns the largest. */
    private int count(PurchaseIndex index, int item, TimeScales timeScales) {
        int start = index.itemStart(item);
        int end = index.itemEnd(item);
        int most = 0;
        for (int scale = 0; scale < scales; scale++) {
            long tau = timeScales.millis(scale);
            int low = start;
            int high = start;
            for (int event = start; event < end; event++) {
                long time = index.time(event);
                while (time - index.time(low) > tau) {
                    low++;
                }
                while (high < end && index.time(high) - time <= tau) {
                    high++;
                }
                counts[event * scales + scale] = high - low - 1;
                most = Math.max(most, high - low - 1);
            }
        }
        return most;
    }

    /** The heap that they take. */
    long heapBytes() {
        return 4L * counts.length;
    }

    /** The exposure of an event at a scale. */
    int at(int event, int scale) {
        return counts[event * scales + scale];
    }

    /** Whether an event has others near it, at the widest scale. */
    boolean isExposed(int event) {
        return counts[event * scales + scales - 1] > 0;
    }

    /** The largest of all. */
    int largest() {
        return largest;
    }
}
