package io.cowcatcher.similarity;

/**
 * How the parts of R are weighed: in ordinary times, and in big promotions, when everyone buys at once and closeness in
 * time says less; which days these are, and which addresses are hubs, whose nearness counts little.
 *
 * @param ordinary the weights on ordinary days
 * @param promotion the weights on the days of a big promotion
 * @param calendar which days are those of big promotions
 * @param hubs which buildings are hubs
 */
public record Mixtures(Mixture ordinary, Mixture promotion, PromotionCalendar calendar, HubRule hubs) {
    private static final Mixtures DEFAULTS =
            of(new Mixture(0.2, 0.6, 0.2, 1.0 / 6), new Mixture(0.1, 0.5, 0.4, 1.0 / 24));

    /** A sixth of the window in ordinary times, a twenty-fourth of it in promotions. */
    public static Mixtures defaults() {
        return DEFAULTS;
    }

    /** The same weights in ordinary times and in promotions. */
    public static Mixtures always(Mixture mixture) {
        return of(mixture, mixture);
    }

    /** These weights, promotions told from the log, and hubs by the default rule. */
    public static Mixtures of(Mixture ordinary, Mixture promotion) {
        return new Mixtures(ordinary, promotion, PromotionCalendar.fromTheLog(), HubRule.defaults());
    }

    /** A copy with another calendar of promotions. */
    public Mixtures withCalendar(PromotionCalendar calendar) {
        return new Mixtures(ordinary, promotion, calendar, hubs);
    }

    /** A copy with another rule on hubs. */
    public Mixtures withHubs(HubRule hubs) {
        return new Mixtures(ordinary, promotion, calendar, hubs);
    }

    /** A copy with another n0 for {@link Resemblance.Closeness#GAP}, in ordinary times and in promotions. */
    public Mixtures withGapScale(double gapScale) {
        return new Mixtures(ordinary.withGapScale(gapScale), promotion.withGapScale(gapScale), calendar, hubs);
    }

    /** Whether all that counts is having bought the same item within the window. */
    boolean countCommonAlone() {
        return ordinary.equals(Mixture.COMMON_ALONE) && promotion.equals(Mixture.COMMON_ALONE);
    }

    /**
     * The weights of the parts of R.
     *
     * @param base w0, for having bought the same item at all
     * @param purchase wp, for having bought it at nearly the same time
     * @param receive wr, for having it shipped to nearly the same place
     * @param tauShare the time constant of closeness as a share of the window, above 0
     * @param gapScale n0, the number of purchases between two at which {@link Resemblance.Closeness#GAP} has fallen to
     *     1/e, above 0
     */
    public record Mixture(double base, double purchase, double receive, double tauShare, double gapScale) {
        private static final double USUAL_GAP = 10;

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
            if (!(gapScale > 0) || Double.isInfinite(gapScale)) {
                throw new IllegalArgumentException("gapScale must be finite and above 0 (got: " + gapScale + ")");
            }
        }

        /** Weights with an n0 of 10. */
        public Mixture(double base, double purchase, double receive, double tauShare) {
            this(base, purchase, receive, tauShare, USUAL_GAP);
        }

        /** A copy with another n0. */
        public Mixture withGapScale(double gapScale) {
            return new Mixture(base, purchase, receive, tauShare, gapScale);
        }
    }
}
