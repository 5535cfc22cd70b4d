package io.cowcatcher.similarity;

/**
 * Links users by how improbable their common purchases are by chance: z, in nats.
 *
 * <p>z is the smaller of two surprises, one against the whole log and one against the crowd of each day; each is the
 * largest of the surprises at the time scales, less the logarithm of their number. The threshold needs no tuning: a
 * user has at most {@code nullDegree} neighbours by chance. See docs/algorithms/purchase-similarity.md.
 *
 * @param nullDegree nu, above 0: the number of neighbours that a user may have by chance; edges have z >= ln(N / nu).
 *     Infinite where the number does not matter
 * @param leastSurprise the least z of an edge, in nats, whatever the size of the log; finite and at least 0. A z of 0
 *     makes no edge, whatever the least
 */
public record Surprise(double nullDegree, double leastSurprise) implements EdgeWeight {
    private static final Surprise DEFAULTS = new Surprise(Math.exp(4));

    /** Checks that degree and least surprise are in range. */
    public Surprise {
        if (!(nullDegree > 0)) {
            throw new IllegalArgumentException("nullDegree must be above 0 (got: " + nullDegree + ")");
        }
        if (!(leastSurprise >= 0) || Double.isInfinite(leastSurprise)) {
            throw new IllegalArgumentException(
                    "leastSurprise must be finite and at least 0 (got: " + leastSurprise + ")");
        }
    }

    /** Edges by the number of neighbours that a user may have by chance. */
    public Surprise(double nullDegree) {
        this(nullDegree, 0);
    }

    /** At most e^4, about 55, neighbours by chance: loose, because blocks decide later. */
    public static Surprise defaults() {
        return DEFAULTS;
    }

    /** Edges of at least this z, in nats. */
    public static Surprise ofLeast(double leastSurprise) {
        return new Surprise(Double.POSITIVE_INFINITY, leastSurprise);
    }

    /** A copy with another number of neighbours by chance. */
    public Surprise withNullDegree(double nullDegree) {
        return new Surprise(nullDegree, leastSurprise);
    }

    /** A copy with another least z. */
    public Surprise withLeastSurprise(double leastSurprise) {
        return new Surprise(nullDegree, leastSurprise);
    }

    /** The least z of an edge in a log of {@code population} users; never below 0. */
    public double gate(int population) {
        return Math.max(leastSurprise, Math.log(population / nullDegree));
    }
}
