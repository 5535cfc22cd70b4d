package io.cowcatcher.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Precision and recall of users for every threshold that their scores allow, from the highest to the lowest.
 *
 * @param points one for each different score, in descending order of thresholds; recall never falls
 */
public record PrecisionRecallCurve(List<Point> points) {

    /** Copies the list. */
    public PrecisionRecallCurve {
        points = List.copyOf(points);
    }

    /**
     * What comes of reporting all users with at least this score.
     *
     * @param threshold the score
     * @param reported how many users have it or more
     * @param right how many of them are planted, or known to be in a ring
     * @param planted how many there are to find, with a score or without
     */
    public record Point(double threshold, int reported, int right, int planted) {
        /** The share of those reported that are right, from 0 to 1. */
        public double precision() {
            return (double) right / reported;
        }

        /** The share of those to find that are reported, from 0 to 1; NaN where there are none. */
        public double recall() {
            return (double) right / planted;
        }
    }

    /**
     * Draws the curve of scores; O(n log n).
     *
     * @param scores of users, by id
     * @param planted the users to find; those without a score are never reported
     * @throws IllegalArgumentException if a score is NaN
     */
    public static PrecisionRecallCurve of(Map<String, Double> scores, Set<String> planted) {
        List<Map.Entry<String, Double>> ranked = new ArrayList<>(scores.entrySet());
        for (Map.Entry<String, Double> score : ranked) {
            if (score.getValue().isNaN()) {
                throw new IllegalArgumentException("scores must be numbers (got: NaN of one user)");
            }
        }
        ranked.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        List<Point> points = new ArrayList<>();
        int right = 0;
        for (int i = 0; i < ranked.size(); i++) {
            right += planted.contains(ranked.get(i).getKey()) ? 1 : 0;
            double threshold = ranked.get(i).getValue();
            if (i + 1 == ranked.size() || ranked.get(i + 1).getValue() < threshold) {
                points.add(new Point(threshold, i + 1, right, planted.size()));
            }
        }
        return new PrecisionRecallCurve(points);
    }
}
