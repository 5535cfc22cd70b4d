package io.cowcatcher.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores as probabilities, by labels: the step function that never falls and is nearest to the labels in squares.
 *
 * <p>A score ranks; it does not say how often users with it belong to rings. That depends on the shop, and is learnt
 * from labels of as many users as can be had, labelled whatever their score was. Fitted by pooling adjacent violators.
 * Source: M. Ayer et al., Ann. Math. Statist. 26 (1955), doi:10.1214/aoms/1177728423; B. Zadrozny, C. Elkan, KDD 2002,
 * doi:10.1145/775047.775151.
 *
 * @param steps by ascending score; the first holds for all lower scores, too
 */
public record ScoreCalibration(List<Step> steps) {
    private static final int FOLDS = 5;

    /**
     * A range of scores that stand for one probability.
     *
     * @param fromScore the lowest score of the range, which ends where the next begins
     * @param probability the share of its users who belong to rings, from 0 to 1
     * @param users how many users it was learnt from, at least 1
     */
    public record Step(double fromScore, double probability, int users) {
        /** Checks that the values are in range. */
        public Step {
            if (Double.isNaN(fromScore)) {
                throw new IllegalArgumentException("fromScore must be a number (got: NaN)");
            }
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("probability must be from 0 to 1 (got: " + probability + ")");
            }
            if (users < 1) {
                throw new IllegalArgumentException("users must be at least 1 (got: " + users + ")");
            }
        }
    }

    /** Copies the list; scores must rise, and probabilities must not fall. */
    public ScoreCalibration {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps must not be empty (got: none); label some users");
        }
        for (int i = 1; i < steps.size(); i++) {
            Step before = steps.get(i - 1);
            Step step = steps.get(i);
            if (!(step.fromScore() > before.fromScore() && step.probability() >= before.probability())) {
                throw new IllegalArgumentException("steps must rise (got: " + before + " before " + step + ")");
            }
        }
    }

    /**
     * Learns from labelled users; O(n log n).
     *
     * @param scores of the labelled users, by id
     * @param positive those of them who belong to rings
     * @throws IllegalArgumentException if nobody is labelled, or a score is NaN
     */
    public static ScoreCalibration of(Map<String, Double> scores, Set<String> positive) {
        List<Map.Entry<String, Double>> ranked = new ArrayList<>(scores.entrySet());
        ranked.sort(Map.Entry.comparingByValue());
        List<Pool> pools = new ArrayList<>();
        for (Map.Entry<String, Double> user : ranked) {
            Pool next = new Pool(user.getValue(), 1, positive.contains(user.getKey()) ? 1 : 0);
            Pool last = pools.isEmpty() ? null : pools.get(pools.size() - 1);
            if (last != null && last.fromScore == next.fromScore) {
                pools.set(pools.size() - 1, last.with(next));
            } else {
                settle(pools);
                pools.add(next);
            }
        }
        settle(pools);
        return new ScoreCalibration(pools.stream()
                .map(pool -> new Step(pool.fromScore, pool.mean(), pool.users))
                .toList());
    }

    /** Users whose scores stand for one probability so far. */
    private record Pool(double fromScore, int users, int positive) {
        Pool with(Pool next) {
            return new Pool(fromScore, users + next.users, positive + next.positive);
        }

        double mean() {
            return (double) positive / users;
        }
    }

    /** Joins the last pool, which is complete, with those before it that do not lie below it. */
    private static void settle(List<Pool> pools) {
        while (pools.size() > 1) {
            Pool last = pools.get(pools.size() - 1);
            Pool before = pools.get(pools.size() - 2);
            if (before.mean() < last.mean()) {
                return;
            }
            pools.remove(pools.size() - 1);
            pools.set(pools.size() - 1, before.with(last));
        }
    }

    /** How probable it is that a user with this score belongs to a ring; O(log steps). */
    public double probability(double score) {
        int low = 0;
        int high = steps.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (steps.get(middle).fromScore() <= score) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return steps.get(low).probability();
    }

    /** The mean square of what scores, taken as probabilities, are wrong by; from 0 to 1, the less the better. */
    public static double brier(Map<String, Double> scores, Set<String> positive) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .mapToDouble(user -> square(user.getValue() - (positive.contains(user.getKey()) ? 1 : 0)))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * The same for calibrated scores of users whose labels the calibration has not seen: each fifth of the users, in
     * the order of their ids, is judged by what was learnt from the others. NaN for fewer than five users.
     */
    public static double crossFittedBrier(Map<String, Double> scores, Set<String> positive) {
        List<Map.Entry<String, Double>> users = new ArrayList<>(scores.entrySet());
        if (users.size() < FOLDS) {
            return Double.NaN;
        }
        users.sort(Comparator.comparing(Map.Entry::getKey));
        double sum = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            Map<String, Double> others = new HashMap<>();
            for (int i = 0; i < users.size(); i++) {
                if (i % FOLDS != fold) {
                    others.put(users.get(i).getKey(), users.get(i).getValue());
                }
            }
            ScoreCalibration learnt = of(others, positive);
            for (int i = fold; i < users.size(); i += FOLDS) {
                Map.Entry<String, Double> user = users.get(i);
                sum += square(learnt.probability(user.getValue()) - (positive.contains(user.getKey()) ? 1 : 0));
            }
        }
        return sum / users.size();
    }

    private static double square(double value) {
        return value * value;
    }
}
