package io.cowcatcher.screening;

import java.util.Arrays;

/**
 * One p-value of several independent ones.
 *
 * <p>R. A. Fisher, Statistical Methods for Research Workers: X = -2 sum ln p against chi-squared with 2 J degrees of
 * freedom. One alone stays as it is. No p-value counts for less than 1e-8, so that one witness cannot silence all
 * others.
 */
public final class FisherCombination {
    private static final double LEAST = 1e-8;
    private static final int HALVINGS = 60;

    private FisherCombination() {}

    /**
     * The combined p-value, from 1e-12 to 1; 1 where there is nothing to combine. O(J).
     *
     * @param pValues from 0 to 1, in any order
     */
    public static double of(double... pValues) {
        double half = Arrays.stream(pValues)
                .map(p -> -Math.log(Math.max(LEAST, p)))
                .sorted()
                .sum();
        // With an even number of degrees of freedom the tail is e^-h times the first J terms of the series of e^h.
        double term = 1;
        double sum = 0;
        for (int j = 0; j < pValues.length; j++) {
            sum += term;
            term *= half / (j + 1);
        }
        return pValues.length == 0 ? 1 : PValues.clip(Math.exp(-half) * sum);
    }

    /**
     * The p-value of two independent ones where the second may have nothing to say: of the first alone and both
     * together the smaller, T = min(p1, F), and the choice paid for exactly, Pr(T up to t) = t + w ln(1/t), where w is
     * the product whose F is t, w (1 - ln w) = t. So a silent second witness costs the first a factor of less than two,
     * where Fisher's combination alone would cost 1 + ln(1/p1). Falls with each of the two. O(1).
     *
     * @param first from 0 to 1
     * @param second from 0 to 1
     */
    public static double firstOrBoth(double first, double second) {
        double least = Math.min(of(first), of(first, second));
        double both = least + product(least) * -Math.log(least);
        return PValues.clip(both);
    }

    /** The product w of two p-values that combine to a p-value, w (1 - ln w); by bisection in ln w. */
    private static double product(double combined) {
        double low = 4 * Math.log(PValues.clip(combined)) - 4; // e^low is surely too small
        double high = 0;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (Math.exp(middle) * (1 - middle) < combined) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(low);
    }
}
