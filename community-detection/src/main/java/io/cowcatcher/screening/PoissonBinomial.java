package io.cowcatcher.screening;

/** The number of successes of independent trials that succeed with probabilities of their own. */
final class PoissonBinomial {
    private PoissonBinomial() {}

    /**
     * The chance of at least {@code least} successes, by dynamic programming over the trials.
     *
     * <p>O(trials * least). Adds positive terms only, so that small tails keep their digits.
     */
    static double upperTail(double[] probabilities, int least) {
        if (least <= 0) {
            return 1;
        }
        double[] exactly = new double[least];
        exactly[0] = 1;
        double reached = 0;
        for (double p : probabilities) {
            reached += exactly[least - 1] * p;
            for (int successes = least - 1; successes > 0; successes--) {
                exactly[successes] = exactly[successes] * (1 - p) + exactly[successes - 1] * p;
            }
            exactly[0] *= 1 - p;
        }
        return Math.min(1, reached);
    }
}
