package io.cowcatcher.block;

import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Half of the refinement: the windows in which given users bought together.
 *
 * <p>Per item the users' events are cut where they lie further apart than the longest window; inside each segment all stretches
 * are tried, and the best one is kept if it is worth its cost. Cost: events of the users times the length of their segments. Not
 * safe for use by several threads.
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
        int[] positions = positionsOf(users);
        List<Window> windows = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= positions.length; i++) {
            if (i == positions.length || isCut(positions[i - 1], positions[i])) {
                if (i - start >= 2) {
                    addBest(positions, start, i, new Context(users.length, participation), windows);
                }
                start = i;
            }
        }
        return windows;
    }

    private record Context(int users, double participation) {}

    /** The places of the users' events in the order by item, ascending: by item, then time. */
    private int[] positionsOf(int[] users) {
        int count = 0;
        for (int user : users) {
            count += index.eventsOfUser(user);
        }
        int[] positions = new int[count];
        int next = 0;
        for (int user : users) {
            for (int at = index.userStart(user); at < index.userEnd(user); at++) {
                positions[next++] = index.positionByItem(index.eventByUser(at));
            }
        }
        Arrays.sort(positions);
        return positions;
    }

    private boolean isCut(int before, int after) {
        int first = index.eventByItem(before);
        int second = index.eventByItem(after);
        return index.item(first) != index.item(second) || index.time(second) - index.time(first) > longest;
    }

    /** Adds the best stretch of one segment; among equals the one that starts first, then the shorter one. */
    private void addBest(int[] positions, int from, int to, Context context, List<Window> windows) {
        double bestScore = 0;
        int bestFirst = -1;
        int bestLast = -1;
        int bestMembers = 0;
        double[] logRates = new double[to - from];
        for (int i = from; i < to; i++) {
            int event = index.eventByItem(positions[i]);
            logRates[i - from] = model.rates.logRate(index.user(event), index.day(event));
        }
        for (int first = from; first < to - 1; first++) {
            nextStart();
            long firstTime = index.time(index.eventByItem(positions[first]));
            int members = 0;
            double logRateSum = 0;
            for (int last = first; last < to; last++) {
                int event = index.eventByItem(positions[last]);
                if (index.time(event) - firstTime > longest) {
                    break;
                }
                int user = index.user(event);
                if (metFrom[user] == startNumber) {
                    continue; // a longer stretch without a new member cannot score better
                }
                metFrom[user] = startNumber;
                members++;
                logRateSum += logRates[last - from];
                if (members >= 2 && members >= LEAST_SHARE * context.users) {
                    int events = positions[last] - positions[first] + 1;
                    double score = score(members, events, logRateSum, context);
                    if (score > bestScore) {
                        bestScore = score;
                        bestFirst = positions[first];
                        bestLast = positions[last];
                        bestMembers = members;
                    }
                }
            }
        }
        if (bestFirst >= 0) {
            int item = index.item(index.eventByItem(bestFirst));
            windows.add(new Window(item, bestFirst, bestLast, bestMembers, bestScore));
        }
    }

    private void nextStart() {
        if (startNumber == Integer.MAX_VALUE) {
            Arrays.fill(metFrom, 0);
            startNumber = 0;
        }
        startNumber++;
    }

    /** s_w = k ln q + (n - k) ln(1 - q) - sum of ln(rho n_w) - ln(30 I). */
    private double score(int members, int events, double logRateSum, Context context) {
        double joining = BlockModel.joining(context.participation, members / (double) context.users);
        return members * Math.log(joining)
                + (context.users - members) * Math.log(1 - joining)
                - (logRateSum + members * Math.log(events))
                - model.windowCost;
    }
}
