package io.cowcatcher.similarity;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;

/*
 * Each user has no more edges to users of greater codes than a bound that is told from the lengths of his stretches: whoever
 * shares n items with him shares n - j of those beside his j costliest, so there are at most (positions of the others) / (n - j), where n
 * is the least number asked for, or more where fewer would weigh too little (PairWeigher.mostEdges).
 * Users are drawn in proportion to this bound, so that a tight group of light users has the draws that its edges are worth, however
 * many positions the buyers of a hot item are held against. Edges divided by the bound lie between 0 and 1 for every draw, so no user
 * can be worth more than he was drawn for, and what n draws miss altogether is below ln(100) / n of the summed bounds 99 times of 100
 * (the rule of three). That and three standard errors are added to what was found (Hansen and Hurwitz, Annals of Mathematical
 * Statistics 14 (1943) 333, doi:10.1214/aoms/1177731356).
 */
/**
 * No fewer pairs than a join will find: their number where counting is cheap, else an upper bound from a sample of its
 * users, which a log can exceed by bad luck alone, and which is never above what is possible.
 */
final class EdgeForecast {
    /** Up to so many steps in all it is cheaper to count than to explain why the estimate was too high. */
    private static final long COUNTED_STEPS = 1 << 21;

    /** A join of so many times as many positions is not begun to be counted: hardly any takes so much fewer steps. */
    private static final int HOPELESS = 8;

    private static final int DRAWS = 4_096;
    private static final int MOST_LEAST_DRAWS = 1_024;
    private static final int FEWEST_DRAWS = 256;
    private static final int STANDARD_ERRORS = 3;
    /** What so many draws miss altogether, in shares of a draw, 99 times of 100. */
    private static final double MISSED = Math.log(100);
    /** A sample should not take more than such a share of the join, once there are enough draws. */
    private static final int SHARE_OF_STEPS = 16;
    /** Nor such a share of the users. */
    private static final int SHARE_OF_USERS = 8;

    /** Users whose bounds are summed up together, so that the sums take next to no memory. */
    private static final int BLOCK = 64;

    private final UserCosts costs;
    private final int userCount;
    private final PairRow row;
    private final RunControl control;

    private EdgeForecast(UserCosts costs, int userCount, PairRow row, RunControl control) {
        this.costs = costs;
        this.userCount = userCount;
        this.row = row;
        this.control = control;
    }

    /** The heap that a forecast takes. */
    static long heapBytes(int userCount) {
        return 8L * (userCount / BLOCK + 2);
    }

    /**
     * Finds the pairs of some users, or of all; O(entries), and at most a small part of the join where that is long.
     */
    static long atMost(UserCosts costs, int userCount, PairRow row, RunControl control) {
        EdgeForecast forecast = new EdgeForecast(costs, userCount, row, control);
        long counted = forecast.countAll();
        return counted >= 0 ? counted : forecast.fromSample();
    }

    /** The number of all pairs, or -1 if counting takes too long. */
    private long countAll() {
        if (costs.total() / HOPELESS > COUNTED_STEPS) {
            return -1;
        }
        long end = row.steps() + COUNTED_STEPS;
        long count = 0;
        for (int from = 0; from < userCount; from += BLOCK) {
            if (row.steps() + from > end) {
                return -1;
            }
            control.checkCancelled();
            count += countPairs(from, Math.min(userCount, from + BLOCK));
        }
        return count;
    }

    private long fromSample() {
        long[] boundUpTo = new long[userCount / BLOCK + 2];
        for (int block = 0; block < boundUpTo.length - 1; block++) {
            control.checkCancelled();
            boundUpTo[block + 1] = boundUpTo[block];
            for (int user = block * BLOCK; user < Math.min(userCount, (block + 1) * BLOCK); user++) {
                boundUpTo[block + 1] += row.mostPairs(user);
            }
        }
        long total = boundUpTo[boundUpTo.length - 1];
        if (total == 0) {
            return 0;
        }
        long end = row.steps() + Math.max(COUNTED_STEPS, costs.total() / SHARE_OF_STEPS);
        int leastDraws = Math.max(FEWEST_DRAWS, Math.min(MOST_LEAST_DRAWS, userCount / SHARE_OF_USERS));
        int draws = 0;
        double sum = 0;
        double sumOfSquares = 0;
        // Steps of the golden ratio: any number of draws is spread evenly over all users.
        double share = 0.5;
        while (draws < leastDraws || (draws < DRAWS && row.steps() < end)) {
            control.checkCancelled();
            double rate = rateAt(boundUpTo, (long) (share * total));
            sum += rate;
            sumOfSquares += rate * rate;
            draws++;
            share = (share + 0.6180339887498949) % 1;
        }
        double mean = sum / draws;
        double variance = Math.max(0, sumOfSquares / draws - mean * mean) * draws / (draws - 1);
        double atMost = mean + STANDARD_ERRORS * Math.sqrt(variance / draws) + MISSED / draws;
        double allPairs = userCount * (userCount - 1.0) / 2;
        return (long) Math.min(Math.min(allPairs, (double) total), Math.ceil(atMost * total));
    }

    /** The edges of the user at whom the sum of bounds exceeds a number, as a share of his bound. */
    private double rateAt(long[] boundUpTo, long sought) {
        int found = Arrays.binarySearch(boundUpTo, sought);
        int block = found < 0 ? -found - 2 : found;
        while (boundUpTo[block + 1] <= sought) {
            block++; // blocks without any pair
        }
        int user = block * BLOCK;
        long upTo = boundUpTo[block] + row.mostPairs(user);
        while (upTo <= sought) {
            upTo += row.mostPairs(++user);
        }
        return countPairs(user, user + 1) / (double) row.mostPairs(user);
    }

    private long countPairs(int from, int to) {
        long[] count = new long[1];
        row.pairsOf(from, to, (first, second, shared, weight) -> count[0]++);
        return count[0];
    }
}
