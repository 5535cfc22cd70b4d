package io.cowcatcher.similarity;

/*
 * Users are drawn at equal steps of the summed cost of all, so that each is drawn in proportion to his cost, and the number of his
 * pairs divided by his cost has the same expectation for each draw (Hansen and Hurwitz, Annals of Mathematical Statistics 14
 * (1943) 333, doi:10.1214/aoms/1177731356). The error is taken from the differences of neighbouring draws, which are drawn from
 * neighbouring users.
 */
/**
 * How many pairs a join will find, from a sample of its users.
 *
 * @param expected the number to be expected
 * @param atMost three standard errors above it
 */
record EdgeForecast(long expected, long atMost) {
    private static final int DRAWS = 128;
    private static final int STANDARD_ERRORS = 3;

    /** Up to so many positions walked in all it is cheaper to count than to explain why the estimate was too low. */
    private static final long COUNTED_POSITIONS = 1 << 21;

    /** Draws users and finds their pairs; about {@value #DRAWS} rows of a join, or all of a small one. */
    static EdgeForecast of(UserCosts costs, int userCount, PairRow row) {
        if (costs.total() - userCount <= COUNTED_POSITIONS && userCount <= COUNTED_POSITIONS) {
            long count = countPairs(0, userCount, row);
            return new EdgeForecast(count, count);
        }
        double sum = 0;
        double squaredDifferences = 0;
        double previous = 0;
        double rate = 0;
        int drawn = -1;
        for (int draw = 0; draw < DRAWS; draw++) {
            int user = costs.userAt((draw + 0.5) / DRAWS);
            if (user != drawn) {
                rate = countPairs(user, user + 1, row) / (double) costs.of(user);
                drawn = user;
            }
            sum += rate;
            squaredDifferences += draw == 0 ? 0 : (rate - previous) * (rate - previous);
            previous = rate;
        }
        double total = costs.total();
        double expected = total * sum / DRAWS;
        double standardError = total * Math.sqrt(squaredDifferences / 2 / (DRAWS - 1) / DRAWS);
        double allPairs = userCount * (userCount - 1.0) / 2;
        return new EdgeForecast((long) Math.min(allPairs, expected), (long)
                Math.min(allPairs, Math.ceil(expected + STANDARD_ERRORS * standardError)));
    }

    private static long countPairs(int from, int to, PairRow row) {
        long[] count = new long[1];
        row.pairsOf(from, to, (first, second, shared, weight) -> count[0]++);
        return count[0];
    }
}
