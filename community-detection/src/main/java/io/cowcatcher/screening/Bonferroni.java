package io.cowcatcher.screening;

import java.util.Arrays;

/** One p-value of several, whatever the dependence between them: the smallest times their number. */
final class Bonferroni {
    private Bonferroni() {}

    /** min(1, J min p); 1 where there is nothing to combine. */
    static double of(double... pValues) {
        return Arrays.stream(pValues)
                .map(p -> Math.min(1, pValues.length * p))
                .min()
                .orElse(1);
    }
}
