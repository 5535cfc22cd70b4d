package io.cowcatcher.similarity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/*
 * Events are numbered in the order of time, so the event of the one that is nearest to an event of the other is the last one before
 * it or the first one after it, by time and by number: both users' events are gone through once, side by side. Those that lie at the
 * least distance fall into runs of one instant each. Within a pair of runs nearness goes by the places alone, so places are held
 * against each other, and not events.
 */
/**
 * Which two of two users' purchases of one item are nearest to each other: in time, and among equals in where they were
 * shipped to.
 *
 * <p>Two purchases are only held against each other within the window and the limit of expansions, as in the join.
 * O(events of both), and where both bought many at one instant, the places of the one times those of the other.
 * Immutable, share freely.
 */
final class NearestEvents {
    /** Up to so many pairs at one distance, looking at each is cheaper than looking for equal places. */
    private static final long FEW_PAIRS = 64;

    private final PurchaseIndex index;
    private final DeliveryPoints deliveries;
    private final long window;
    private final int limit;

    NearestEvents(PurchaseIndex index, PurchaseSimilarity options, DeliveryPoints deliveries) {
        this.index = index;
        this.deliveries = deliveries;
        this.window = options.window().toMillis();
        this.limit = options.expansionLimit();
    }

    /**
     * Two events.
     *
     * @param distance the time between them, in milliseconds
     * @param nearness how near to each other they were shipped, from 0 to 1
     */
    record Pair(int a, int b, long distance, double nearness) {}

    /** Positions of one user in the order by user, all of one item; by time. */
    private record Run(int from, int to) {
        int size() {
            return to - from;
        }
    }

    /** The nearest pair of events at these positions of two users, or null if none lie near enough. */
    @Nullable
    Pair of(int fromA, int toA, int fromB, int toB, Steps steps) {
        long distance = leastDistance(fromA, toA, fromB, toB, steps);
        if (distance > window) {
            return null;
        }
        Pair nearest = null;
        Run before = new Run(fromB, fromB);
        Run after = before;
        for (Run own = run(fromA, toA); own.size() > 0; own = run(own.to, toA)) {
            long time = time(own.from);
            before = runAt(time - distance, before.from, toB, steps);
            nearest = nearer(nearest, distance, own, before, steps);
            if (distance > 0) {
                after = runAt(time + distance, after.from, toB, steps);
                nearest = nearer(nearest, distance, own, after, steps);
            }
            steps.take(own.size());
        }
        return nearest;
    }

    private long leastDistance(int fromA, int toA, int fromB, int toB, Steps steps) {
        long least = Long.MAX_VALUE;
        int atA = fromA;
        int atB = fromB;
        while (atA < toA && atB < toB) {
            int a = index.eventByUser(atA);
            int b = index.eventByUser(atB);
            if (Math.abs(a - b) <= limit) {
                least = Math.min(least, Math.abs(index.time(a) - index.time(b)));
            }
            atA += a < b ? 1 : 0;
            atB += a < b ? 0 : 1;
        }
        steps.take(toA - fromA + toB - fromB);
        return least;
    }

    private long time(int position) {
        return index.time(index.eventByUser(position));
    }

    /** The positions from one on at the same instant. */
    private Run run(int from, int to) {
        int end = from;
        while (end < to && time(end) == time(from)) {
            end++;
        }
        return new Run(from, end);
    }

    /** The positions at an instant, from one on; empty if there are none. */
    private Run runAt(long time, int from, int to, Steps steps) {
        int begin = from;
        while (begin < to && time(begin) < time) {
            begin++;
        }
        int end = begin;
        while (end < to && time(end) == time) {
            end++;
        }
        steps.take(end - from);
        return new Run(begin, end);
    }

    private @Nullable Pair nearer(@Nullable Pair best, long distance, Run runA, Run runB, Steps steps) {
        if (runB.size() == 0) {
            return best;
        }
        return (long) runA.size() * runB.size() <= FEW_PAIRS
                ? nearerOfFew(best, distance, runA, runB)
                : nearerOfMany(best, distance, runA, runB, steps);
    }

    private @Nullable Pair nearerOfFew(@Nullable Pair best, long distance, Run runA, Run runB) {
        Pair nearest = best;
        for (int atA = runA.from; atA < runA.to; atA++) {
            for (int atB = runB.from; atB < runB.to; atB++) {
                int a = index.eventByUser(atA);
                int b = index.eventByUser(atB);
                if (Math.abs(a - b) <= limit) {
                    double nearness = deliveries.nearness(a, b, index.population());
                    if (nearest == null || nearness > nearest.nearness) {
                        nearest = new Pair(a, b, distance, nearness);
                    }
                }
            }
        }
        return nearest;
    }

    private @Nullable Pair nearerOfMany(@Nullable Pair best, long distance, Run runA, Run runB, Steps steps) {
        Pair nearest = best;
        Map<DeliveryPoints.Place, IntStream.Builder> placesA = byPlace(runA);
        Map<DeliveryPoints.Place, int[]> placesB = new LinkedHashMap<>();
        byPlace(runB)
                .forEach((place, events) -> placesB.put(place, events.build().toArray()));
        steps.take(runA.size() + runB.size());
        for (IntStream.Builder ofPlace : placesA.values()) {
            int[] eventsA = ofPlace.build().toArray();
            for (int[] eventsB : placesB.values()) {
                steps.take(1);
                double nearness = deliveries.nearness(eventsA[0], eventsB[0], index.population());
                if (nearest == null || nearness > nearest.nearness) {
                    Pair pair = firstWithinLimit(eventsA, eventsB, distance, nearness, steps);
                    nearest = pair == null ? nearest : pair;
                }
            }
        }
        return nearest;
    }

    private Map<DeliveryPoints.Place, IntStream.Builder> byPlace(Run run) {
        Map<DeliveryPoints.Place, IntStream.Builder> places = new LinkedHashMap<>();
        for (int at = run.from; at < run.to; at++) {
            int event = index.eventByUser(at);
            places.computeIfAbsent(deliveries.place(event), place -> IntStream.builder())
                    .add(event);
        }
        return places;
    }

    private @Nullable Pair firstWithinLimit(int[] eventsA, int[] eventsB, long distance, double nearness, Steps steps) {
        int atA = 0;
        int atB = 0;
        while (atA < eventsA.length && atB < eventsB.length) {
            if (Math.abs(eventsA[atA] - eventsB[atB]) <= limit) {
                break;
            }
            boolean behind = eventsA[atA] < eventsB[atB];
            atA += behind ? 1 : 0;
            atB += behind ? 0 : 1;
        }
        steps.take(atA + atB);
        return atA < eventsA.length && atB < eventsB.length
                ? new Pair(eventsA[atA], eventsB[atB], distance, nearness)
                : null;
    }
}
