package io.cowcatcher.similarity;

/**
 * Tells without a logarithm which pairs cannot reach a least surprise: for each count the largest expectation at which
 * it is reached.
 *
 * <p>A surprise rises with the count and falls with the expectation, so one comparison a scale decides. The bound errs
 * on the side of those who pass; who passes is weighed exactly.
 */
final class SurpriseGate {
    private static final int COUNTS = 256;
    private static final double SLACK = 1 + 1e-9;
    private static final int HALVINGS = 100;

    private final double[] largestExpectation = new double[COUNTS];

    /** A gate for the largest surprise of {@code scaleCount} scales, which costs ln of their number. */
    SurpriseGate(double leastScore, int scaleCount) {
        double least = leastScore + Math.log(scaleCount);
        for (int count = 1; count < COUNTS; count++) {
            largestExpectation[count] = largestExpectation(count, least) * SLACK;
        }
    }

    /** The expectation at which {@code count} is just as surprising as asked for, by bisection. */
    private static double largestExpectation(int count, double least) {
        if (!(least > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = count;
        while (PoissonTail.surprise(count, high) > least) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = low + (high - low) / 2;
            if (PoissonTail.surprise(count, Math.max(middle, Double.MIN_NORMAL)) >= least) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Whether a count within one scale may reach the least surprise, given its expectation. */
    boolean mayPass(int count, double expectation) {
        return count >= COUNTS || expectation <= largestExpectation[count];
    }

    /** The least count, from {@code from} on, that may reach the least surprise, given an expectation. */
    int leastCount(double expectation, int from) {
        int count = from;
        while (!mayPass(count, expectation)) {
            count++;
        }
        return count;
    }
}
