package io.cowcatcher.similarity;

/**
 * The weights of the parts of R, in ordinary times and in big promotions, when everyone buys at once and closeness in
 * time says less.
 *
 * @param ordinary the weights on ordinary days
 * @param promotion the weights on the days of a big promotion
 */
public record Mixtures(Mixture ordinary, Mixture promotion) {
    private static final Mixtures DEFAULTS =
            new Mixtures(new Mixture(0.2, 0.6, 0.2, 1.0 / 6), new Mixture(0.1, 0.5, 0.4, 1.0 / 24));

    /** A sixth of the window in ordinary times, a twenty-fourth of it in promotions. */
    public static Mixtures defaults() {
        return DEFAULTS;
    }

    /** The same weights in ordinary times and in promotions. */
    public static Mixtures always(Mixture mixture) {
        return new Mixtures(mixture, mixture);
    }

    /**
     * The weights of the parts of R.
     *
     * @param base w0, for having bought the same item at all
     * @param purchase wp, for having bought it at nearly the same time
     * @param receive wr, for having it shipped to nearly the same place
     * @param tauShare the time constant of closeness as a share of the window, above 0
     */
    public record Mixture(double base, double purchase, double receive, double tauShare) {
        /** Having bought the same item within the window is all that counts. */
        public static final Mixture COMMON_ALONE = new Mixture(1, 0, 0, 1);

        /** Checks that the weights are at least 0 and add up to at most 1. */
        public Mixture {
            if (!(base >= 0 && purchase >= 0 && receive >= 0 && base + purchase + receive <= 1 + 1e-12)) {
                throw new IllegalArgumentException("weights must be at least 0 and add up to at most 1 (got: " + base
                        + ", " + purchase + ", " + receive + ")");
            }
            if (!(tauShare > 0) || Double.isInfinite(tauShare)) {
                throw new IllegalArgumentException("tauShare must be finite and above 0 (got: " + tauShare + ")");
            }
        }
    }
}
