package io.cowcatcher.report;

/**
 * How much of what was reported is right, and how much of what is right was reported.
 *
 * <p>A share of nothing is NaN, and NaN passes no threshold: a method that reports nothing has no precision, neither a
 * perfect one nor a bad one. Its F1 is 0, unless there was nothing to find either.
 *
 * @param rightlyReported the reported ones that are right
 * @param reported all reported ones
 * @param found the planted ones that were reported
 * @param planted all planted ones
 */
public record Rates(int rightlyReported, int reported, int found, int planted) {

    /** Checks that parts are not larger than the whole. */
    public Rates {
        if (rightlyReported < 0 || rightlyReported > reported || found < 0 || found > planted) {
            throw new IllegalArgumentException(
                    "counts must satisfy 0 <= rightlyReported <= reported and 0 <= found <= planted" + " (got: "
                            + rightlyReported + " of " + reported + ", " + found + " of " + planted + ")");
        }
    }

    /** The share of the reported ones that are right, from 0 to 1; NaN where nothing was reported. */
    public double precision() {
        return (double) rightlyReported / reported;
    }

    /** The share of the planted ones that were found, from 0 to 1; NaN where nothing was planted. */
    public double recall() {
        return (double) found / planted;
    }

    /**
     * The harmonic mean of precision and recall, from 0 to 1; 0 where one of them is 0 or NaN, NaN where both are NaN.
     */
    public double f1() {
        if (reported == 0 && planted == 0) {
            return Double.NaN;
        }
        return rightlyReported == 0 || found == 0 ? 0 : 2 / (1 / precision() + 1 / recall());
    }
}
