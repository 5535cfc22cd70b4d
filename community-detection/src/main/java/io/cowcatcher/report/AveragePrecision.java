package io.cowcatcher.report;

import java.util.Arrays;

/** The average precision of a ranking, ties broken against it. */
final class AveragePrecision {
    private AveragePrecision() {}

    /**
     * The mean over {@code relevant} ones of the precision down to each.
     *
     * @param relevant how many there are to find; those that have no score count 0
     */
    static double of(double[] scores, boolean[] isRelevant, int relevant) {
        double[] right = pick(scores, isRelevant, true);
        double[] wrong = pick(scores, isRelevant, false);
        double sum = 0;
        int wrongBelow = wrong.length;
        int rightSoFar = 0;
        for (int i = right.length - 1; i >= 0; i--) {
            rightSoFar++;
            // Of equal scores the wrong ones stand first.
            while (wrongBelow > 0 && wrong[wrongBelow - 1] >= right[i]) {
                wrongBelow--;
            }
            sum += (double) rightSoFar / (rightSoFar + wrong.length - wrongBelow);
        }
        return sum / relevant;
    }

    /** The scores of one kind in ascending order. */
    private static double[] pick(double[] scores, boolean[] isRelevant, boolean kind) {
        double[] picked = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (isRelevant[i] == kind) {
                picked[count++] = scores[i];
            }
        }
        double[] sorted = Arrays.copyOf(picked, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
