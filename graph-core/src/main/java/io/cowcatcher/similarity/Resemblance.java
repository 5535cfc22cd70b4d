package io.cowcatcher.similarity;

/**
 * Links users by R(A,B), the weighted share of their purchases that they have in common: the explainable score.
 *
 * <pre>
 * R(A,B) = sum over common items i of omega_i * (w0 + wp * P_i + wr * V_i)  /  (D(A,B) + s)
 * </pre>
 *
 * where omega is the rarity of the item, P the closeness in time, V the nearness of the delivery addresses, D a
 * normaliser and s a pseudo-mass. R is symmetric, at least 0, and at most 1 for every rarity but {@link Rarity#LOCAL}
 * and every normaliser but {@link Normaliser#NONE}.
 *
 * @param rarity omega, what a common item is worth
 * @param closeness P, how the worth falls with the time between the two purchases
 * @param normaliser D, what the common worth is divided by
 * @param shrinkage s, at least 0: keeps two users with one purchase each from looking identical
 * @param mixtures the weights of the parts, in ordinary times and in promotions, and what a promotion and a hub is
 * @param minimum the least R of an edge, finite and at least 0; an R of 0 makes no edge, whatever the minimum
 */
public record Resemblance(
        Rarity rarity, Closeness closeness, Normaliser normaliser, double shrinkage, Mixtures mixtures, double minimum)
        implements EdgeWeight {
    private static final Resemblance DEFAULTS =
            new Resemblance(Rarity.GLOBAL, Closeness.EXPONENTIAL, Normaliser.COSINE, 8, Mixtures.defaults(), 0.02);

    /** Checks that shrinkage and minimum are in range. */
    public Resemblance {
        if (!(shrinkage >= 0) || Double.isInfinite(shrinkage)) {
            throw new IllegalArgumentException("shrinkage must be finite and at least 0 (got: " + shrinkage + ")");
        }
        if (!(minimum >= 0) || Double.isInfinite(minimum)) {
            throw new IllegalArgumentException("minimum must be finite and at least 0 (got: " + minimum + ")");
        }
    }

    /** What a common item is worth. */
    public enum Rarity {
        /** 1 - ln(1 + d) / ln(1 + N): less, the more users buy the item; 0 for an item that everyone buys. */
        GLOBAL,
        /** 1 for every item. */
        UNIT,
        /** 1 - ln(1 + n) / ln(1 + N), n the purchases of the item as close as these two were. */
        LOCAL
    }

    /** How the worth of a common item falls with the time between the two purchases. */
    public enum Closeness {
        /** e^(-distance / tau). */
        EXPONENTIAL,
        /** 1 up to tau, 0 beyond. */
        STEP,
        /**
         * e^(-n / n0), n the purchases of the item strictly between the two: adapts by itself to bursts. For n0 see
         * {@link Mixtures.Mixture#gapScale()}.
         */
        GAP
    }

    /**
     * What the common worth is divided by; Omega is the worth of all items of a user, K that of the common ones: by
     * {@link Rarity#GLOBAL} where rarity is local, so that no K is above the Omegas.
     */
    public enum Normaliser {
        /** The geometric mean of both Omega. */
        COSINE,
        /** Both Omega less K. */
        JACCARD,
        /** The smaller Omega. */
        MINIMUM,
        /** The mean of both Omega. */
        DICE,
        /** 1. */
        NONE;

        /** The normaliser of two users of whom the one has items worth a, the other b, and both in common. */
        double of(double a, double b, double common) {
            return switch (this) {
                case COSINE -> Math.sqrt(a * b);
                case JACCARD -> a + b - common;
                case MINIMUM -> Math.min(a, b);
                case DICE -> (a + b) / 2;
                case NONE -> 1;
            };
        }
    }

    /** Global rarity, exponential closeness, cosine, s = 8, and the usual mixtures. */
    public static Resemblance defaults() {
        return DEFAULTS;
    }

    /** The number of common items: k. */
    public static Resemblance count() {
        return ofCount(Normaliser.NONE);
    }

    /** The cosine of two baskets: k over the geometric mean of the numbers of items, also known as Ochiai's measure. */
    public static Resemblance cosine() {
        return ofCount(Normaliser.COSINE);
    }

    /** The common items as a share of all items of both. */
    public static Resemblance jaccard() {
        return ofCount(Normaliser.JACCARD);
    }

    /** The common items as a share of the smaller basket. */
    public static Resemblance overlap() {
        return ofCount(Normaliser.MINIMUM);
    }

    /** The common items counted by their rarity: an item that everyone buys counts nothing. */
    public static Resemblance rarityWeightedCount() {
        return count().withRarity(Rarity.GLOBAL);
    }

    private static Resemblance ofCount(Normaliser normaliser) {
        return new Resemblance(
                Rarity.UNIT, Closeness.STEP, normaliser, 0, Mixtures.always(Mixtures.Mixture.COMMON_ALONE), 0);
    }

    /** A copy with another rarity. */
    public Resemblance withRarity(Rarity rarity) {
        return new Resemblance(rarity, closeness, normaliser, shrinkage, mixtures, minimum);
    }

    /** A copy with another closeness. */
    public Resemblance withCloseness(Closeness closeness) {
        return new Resemblance(rarity, closeness, normaliser, shrinkage, mixtures, minimum);
    }

    /** A copy with another normaliser. */
    public Resemblance withNormaliser(Normaliser normaliser) {
        return new Resemblance(rarity, closeness, normaliser, shrinkage, mixtures, minimum);
    }

    /** A copy with another pseudo-mass. */
    public Resemblance withShrinkage(double shrinkage) {
        return new Resemblance(rarity, closeness, normaliser, shrinkage, mixtures, minimum);
    }

    /** A copy with other weights of the parts. */
    public Resemblance withMixtures(Mixtures mixtures) {
        return new Resemblance(rarity, closeness, normaliser, shrinkage, mixtures, minimum);
    }

    /** A copy with another least R of an edge. */
    public Resemblance withMinimum(double minimum) {
        return new Resemblance(rarity, closeness, normaliser, shrinkage, mixtures, minimum);
    }
}
