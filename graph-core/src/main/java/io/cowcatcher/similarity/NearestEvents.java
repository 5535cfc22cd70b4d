package io.cowcatcher.similarity;

import io.cowcatcher.event.Ids;
import io.cowcatcher.similarity.DeliveryPoints.Feature;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/*
 * Events are numbered in the order of time, so the event of the one that is nearest to an event of the other is the last one before
 * it or the first one after it, by time and by number: both users' events are gone through once, side by side. Those that lie at the
 * least distance fall into runs of one instant each. Within a pair of runs nearness comes from what two places share, so
 * only those that share a unit, recipient, building or zone are held against each other, and of one thing shared only until the pair is
 * found that is as near as it can make any.
 */
/**
 * Which two of two users' purchases of one item are nearest to each other: in time, and among equals in where they were
 * shipped to.
 *
 * <p>Two purchases are only held against each other within the window and the limit of expansions, as in the join.
 * O(events of both); where both bought many at one instant and shared things make no pair as near as they could (all in
 * one hub, or beyond the limit), those of the one times those of the other that share it, up to the limit. Immutable,
 * share freely.
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
        int[] eventsA = events(runA);
        int[] eventsB = events(runB);
        steps.take(eventsA.length + eventsB.length);
        Pair nearest = better(best, firstWithinLimit(eventsA, eventsB, distance));
        if (nearest == null) {
            return null;
        }
        boolean allWithinLimit =
                Math.max(eventsA[eventsA.length - 1], eventsB[eventsB.length - 1]) - Math.min(eventsA[0], eventsB[0])
                        <= limit;
        int[] fewA = allWithinLimit ? firstOfPlaces(eventsA) : eventsA;
        int[] fewB = allWithinLimit ? firstOfPlaces(eventsB) : eventsB;
        for (Feature feature : Feature.values()) {
            Map<Integer, int[]> sharing = byCode(fewB, feature);
            for (int a : fewA) {
                int code = deliveries.code(feature, a);
                int[] candidates = sharing.get(code);
                if (candidates != null) {
                    double most = deliveries.mostNearness(feature, code, index.population());
                    nearest = nearestOf(nearest, a, candidates, most, steps);
                }
            }
        }
        return nearest;
    }

    /** The nearest pair of one event and those that share something with it, which is worth so much at most. */
    private Pair nearestOf(Pair best, int a, int[] candidates, double most, Steps steps) {
        Pair nearest = best;
        for (int at = firstFrom(candidates, a - limit); at < candidates.length; at++) {
            if (nearest.nearness >= most || candidates[at] - a > limit) {
                break;
            }
            steps.take(1);
            double nearness = deliveries.nearness(a, candidates[at], index.population());
            if (nearness > nearest.nearness) {
                nearest = new Pair(a, candidates[at], best.distance, nearness);
            }
        }
        return nearest;
    }

    private static int firstFrom(int[] ascending, int least) {
        int found = Arrays.binarySearch(ascending, least);
        return found < 0 ? -found - 1 : found;
    }

    private static @Nullable Pair better(@Nullable Pair best, @Nullable Pair other) {
        return best == null || (other != null && other.nearness > best.nearness) ? other : best;
    }

    private int[] events(Run run) {
        return IntStream.range(run.from, run.to).map(index::eventByUser).toArray();
    }

    private int[] firstOfPlaces(int[] events) {
        Set<DeliveryPoints.Place> seen = new HashSet<>();
        return Arrays.stream(events)
                .filter(event -> seen.add(deliveries.place(event)))
                .toArray();
    }

    private Map<Integer, int[]> byCode(int[] events, Feature feature) {
        Map<Integer, IntStream.Builder> builders = new HashMap<>();
        for (int event : events) {
            int code = deliveries.code(feature, event);
            if (code != Ids.NONE) {
                builders.computeIfAbsent(code, key -> IntStream.builder()).add(event);
            }
        }
        Map<Integer, int[]> byCode = new HashMap<>();
        builders.forEach((code, ofCode) -> byCode.put(code, ofCode.build().toArray()));
        return byCode;
    }

    private @Nullable Pair firstWithinLimit(int[] eventsA, int[] eventsB, long distance) {
        int atA = 0;
        int atB = 0;
        while (atA < eventsA.length && atB < eventsB.length) {
            int a = eventsA[atA];
            int b = eventsB[atB];
            if (Math.abs(a - b) <= limit) {
                return new Pair(a, b, distance, deliveries.nearness(a, b, index.population()));
            }
            atA += a < b ? 1 : 0;
            atB += a < b ? 0 : 1;
        }
        return null;
    }
}
