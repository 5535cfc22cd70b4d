package io.cowcatcher.block;

import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Half of the refinement: the windows in which given users bought together.
 *
 * <p>Per item the users' events are cut where they lie further apart than the longest window; inside each segment all
 * stretches are tried that at least two and 12 per cent of the users bought in, and the best one is kept if it scores
 * above 0. Cost: events of the users times the length of their segments. Not safe for use by several threads.
 */
final class WindowSearch {
    private static final double LEAST_SHARE = 0.12;

    private final BlockModel model;
    private final PurchaseIndex index;
    private final long longest;
    /** For each user the number of the stretch start he was last met from. */
    private final int[] metFrom;

    private int startNumber;

    WindowSearch(BlockModel model) {
        this.model = model;
        this.index = model.index;
        this.longest = model.options.longestWindow().toMillis();
        this.metFrom = new int[index.userCodes()];
    }

    /** The windows of these users, in ascending order of item and time. */
    List<Window> windowsOf(int[] users, double participation) {
        int[] events = eventsOf(users);
        List<Window> windows = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= events.length; i++) {
            if (i == events.length || isCut(events[i - 1], events[i])) {
                // As many purchases at least as members that a window needs.
                if (i - start >= 2 && i - start >= LEAST_SHARE * users.length) {
                    addBest(events, start, i, new Context(users.length, participation), windows);
                }
                start = i;
            }
        }
        return windows;
    }

    private record Context(int users, double participation) {}

    /** The places of the users' events in the order by item, ascending: by item, then time. */
    private int[] eventsOf(int[] users) {
        int count = 0;
        for (int user : users) {
            count += index.eventsOfUser(user);
        }
        int[] events = new int[count];
        int next = 0;
        for (int user : users) {
            for (int at = index.userStart(user); at < index.userEnd(user); at++) {
                events[next++] = index.eventByUser(at);
            }
        }
        Arrays.sort(events);
        return events;
    }

    private boolean isCut(int first, int second) {
        return index.item(first) != index.item(second) || index.time(second) - index.time(first) > longest;
    }

    /** Adds the best stretch of one segment; among equals the one that starts first, then the shorter one. */
    private void addBest(int[] events, int from, int to, Context context, List<Window> windows) {
        Segment segment = new Segment(Arrays.copyOfRange(events, from, to));
        Window best = null;
        for (int first = 0; first < segment.size() - 1; first++) {
            if (segment.beginsAnInstant(first)) {
                best = bestFrom(first, segment, context, best);
            }
        }
        if (best != null) {
            windows.add(best);
        }
    }

    /** The best of {@code best} and the stretches that start with the instant of event {@code first}. */
    private @Nullable Window bestFrom(int first, Segment segment, Context context, @Nullable Window best) {
        nextStart();
        Window bestSoFar = best;
        int members = 0;
        int scored = 0;
        double logRateSum = 0;
        for (int last = first; last < segment.size(); last++) {
            if (segment.times[last] - segment.times[first] > longest) {
                break;
            }
            int user = segment.users[last];
            if (metFrom[user] != startNumber) {
                metFrom[user] = startNumber;
                members++;
                logRateSum += segment.logRates[last];
            }
            // A longer stretch without a new member cannot score better.
            if (segment.endsAnInstant(last) && members > scored) {
                scored = members;
                if (members >= 2 && members >= LEAST_SHARE * context.users) {
                    int start = segment.starts[first];
                    int end = segment.ends[last];
                    double score =
                            score(members, end - start, logRateSum, context) - model.windowCosts.of(segment.item);
                    if (score > (bestSoFar == null ? 0 : bestSoFar.score())) {
                        bestSoFar = new Window(segment.item, start, end - 1, members, score);
                    }
                }
            }
        }
        return bestSoFar;
    }

    /*
     * Purchases at the same instant have no order of their own: logs with minutes or days for times are full of them. A stretch
     * therefore holds all purchases of its first and of its last instant, or the numbering of users would decide which it holds.
     */
    /** The users' events of one item, in order of time, none further than the longest window from the one before. */
    private final class Segment {
        final int item;
        final long[] times;
        final int[] users;
        final double[] logRates;
        /** The position of the item's first event, anybody's, at the instant of each of the users' events. */
        final int[] starts;
        /** The position after the item's last event, anybody's, at the instant of each of the users' events. */
        final int[] ends;

        Segment(int[] events) {
            int size = events.length;
            item = index.item(events[0]);
            times = new long[size];
            users = new int[size];
            logRates = new double[size];
            starts = new int[size];
            ends = new int[size];
            for (int i = 0; i < size; i++) {
                int event = events[i];
                times[i] = index.time(event);
                users[i] = index.user(event);
                logRates[i] = model.rates.logRate(users[i], index.day(event));
                boolean sameInstant = i > 0 && times[i] == times[i - 1];
                starts[i] = sameInstant ? starts[i - 1] : index.eventAfter(item, times[i] - 1);
                ends[i] = sameInstant ? ends[i - 1] : index.eventAfter(item, times[i]);
            }
        }

        int size() {
            return times.length;
        }

        boolean beginsAnInstant(int i) {
            return i == 0 || times[i] != times[i - 1];
        }

        boolean endsAnInstant(int i) {
            return i == times.length - 1 || times[i] != times[i + 1];
        }
    }

    private void nextStart() {
        if (startNumber == Integer.MAX_VALUE) {
            Arrays.fill(metFrom, 0);
            startNumber = 0;
        }
        startNumber++;
    }

    /** s_w but for what naming the window costs: k ln q + (n - k) ln(1 - q) - sum of ln(rho n_w). */
    private double score(int members, int events, double logRateSum, Context context) {
        return BlockModel.joins(members, context.users, context.participation)
                - (logRateSum + members * Math.log(events));
    }
}
