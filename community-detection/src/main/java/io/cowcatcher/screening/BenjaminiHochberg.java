package io.cowcatcher.screening;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusted p-values that control the false-discovery rate.
 *
 * <p>Y. Benjamini, Y. Hochberg, Controlling the false discovery rate, J. Royal Statistical Society B 57 (1995). Valid
 * for independent or positively dependent tests.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** The adjusted p-values, in the order of the p-values given; O(n log n). */
    public static double[] adjust(double[] pValues) {
        int n = pValues.length;
        int[] ascending = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[n];
        double least = 1;
        for (int rank = n; rank >= 1; rank--) {
            int i = ascending[rank - 1];
            least = Math.min(
                    least, Math.max(pValues[i], pValues[i] * n / rank)); // never below, by rounding, what it adjusts
            adjusted[i] = least;
        }
        return adjusted;
    }
}
