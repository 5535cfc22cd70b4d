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
}
