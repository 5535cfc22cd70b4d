package io.cowcatcher.seed;

/** Where a risk seed comes from: what somebody has confirmed, or what was derived from other data. */
public enum SeedOrigin {
    /** An analyst confirmed or released the subject. */
    ANALYST(1, Certainty.CONFIRMED),
    /** The subject stands on a list from outside, of staff or of known accounts. */
    IMPORTED_LIST(2, Certainty.CONFIRMED),
    /** Member of a ring of the intercept tier. */
    INTERCEPT_RING(3, Certainty.DERIVED),
    /** Member of a ring of the review tier. */
    REVIEW_RING(4, Certainty.DERIVED),
    /** Member of a same-person ring. */
    SAME_PERSON_RING(5, Certainty.DERIVED),
    /** Reached from other seeds by propagation. */
    PROPAGATION(6, Certainty.DERIVED),
    /** A long-standing account without deals and without shared entities. */
    LONG_STANDING_ACCOUNT(7, Certainty.DERIVED);

    private enum Certainty {
        CONFIRMED,
        DERIVED
    }

    private final int code;
    private final Certainty certainty;

    SeedOrigin(int code, Certainty certainty) {
        this.code = code;
        this.certainty = certainty;
    }

    /** Whether it was derived from data, by a program: such a seed fades and must not be taken for its own evidence. */
    public boolean isDerived() {
        return certainty == Certainty.DERIVED;
    }

    /** The number that stands for this origin in files; never changes, never used again. */
    int code() {
        return code;
    }

    static SeedOrigin at(int code) {
        for (SeedOrigin origin : values()) {
            if (origin.code == code) {
                return origin;
            }
        }
        throw new IllegalArgumentException("origin must be a known code (got: " + code + ")");
    }
}
