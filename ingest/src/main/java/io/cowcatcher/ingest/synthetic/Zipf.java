package io.cowcatcher.ingest.synthetic;

/** Weights that fall with a power of the rank, the ranks dealt out at random. */
final class Zipf {
    private Zipf() {}

    /** {@code count} weights rank^-{@code exponent}, in random order. */
    static double[] permuted(int count, double exponent, Draws draws) {
        int[] ranks = new int[count];
        for (int i = 0; i < count; i++) {
            ranks[i] = i + 1;
        }
        draws.shuffle(ranks);
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = StrictMath.pow(ranks[i], -exponent);
        }
        return weights;
    }
}
