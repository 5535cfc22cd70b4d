package io.cowcatcher.similarity;

/**
 * Links users by how improbable their common purchases are by chance: z, in nats.
 *
 * <p>z is the smaller of two surprises, one against the whole log and one against the crowd of each day; each is the
 * largest of the surprises at the time scales, less the logarithm of their number. The threshold needs no tuning: a
 * user has at most {@code nullDegree} neighbours by chance. See docs/algorithms/purchase-similarity.md.
 *
 * @param nullDegree nu, above 0: the number of neighbours that a user may have by chance; edges have z >= ln(N / nu)
 */
public record Surprise(double nullDegree) implements EdgeWeight {
    private static final Surprise DEFAULTS = new Surprise(Math.exp(4));

    /** Checks that the degree is finite and above 0. */
    public Surprise {
        if (!(nullDegree > 0) || Double.isInfinite(nullDegree)) {
            throw new IllegalArgumentException("nullDegree must be finite and above 0 (got: " + nullDegree + ")");
        }
    }

    /** At most e^4, about 55, neighbours by chance: loose, because blocks decide later. */
    public static Surprise defaults() {
        return DEFAULTS;
    }

    /** Edges of at least this z, in nats, in a log of {@code population} users. */
    public static Surprise ofLeast(double leastSurprise, int population) {
        if (!(leastSurprise >= 0) || Double.isInfinite(leastSurprise)) {
            throw new IllegalArgumentException(
                    "leastSurprise must be finite and at least 0 (got: " + leastSurprise + ")");
        }
        return new Surprise(population * Math.exp(-leastSurprise));
    }

    /** A copy with another number of neighbours by chance. */
    public Surprise withNullDegree(double nullDegree) {
        return new Surprise(nullDegree);
    }

    /** The least z of an edge in a log of {@code population} users; never below 0. */
    public double gate(int population) {
        return Math.max(0, Math.log(population / nullDegree));
    }
}
