package io.cowcatcher.similarity;

/** The surprise of a pair over several time scales. */
final class SurpriseScore {
    /** Below this expectation a count of 1 would be more surprising than any model of chance can vouch for. */
    static final double LEAST_EXPECTATION = 1e-9;

    private SurpriseScore() {}

    /**
     * The largest surprise of the scales, less ln of their number, the Bonferroni price of looking at several; at least
     * 0.
     *
     * @param k common items within each scale
     * @param expectations lambda for each scale; not read where k is 0
     */
    static double stratified(int[] k, double[] expectations) {
        double largest = 0;
        for (int scale = 0; scale < k.length; scale++) {
            if (k[scale] > 0) {
                double mean = Math.max(expectations[scale], LEAST_EXPECTATION);
                largest = Math.max(largest, PoissonTail.surprise(k[scale], mean));
            }
        }
        return Math.max(0, largest - Math.log(k.length));
    }
}
