package io.cowcatcher.benchmarks.yardstick;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls a group a ring where the chance of its claimants to be hunters is at least half of the best F1 there is. That
 * threshold is the one of the greatest F1 for calibrated chances (Z. C. Lipton, C. Elkan, B. Naryanaswamy, Optimal
 * thresholding of classifiers to maximize F1 measure, ECML 2014, 10.1007/978-3-662-44851-9_15). A number read off a
 * curve of one half would follow the few large components in it.
 */
final class ChanceRule {
    private final @Nullable Logistic chances;
    private final Function<Group, double[]> figures;
    private final double bestF1;

    private ChanceRule(@Nullable Logistic chances, Function<Group, double[]> figures, double bestF1) {
        this.chances = chances;
        this.figures = figures;
        this.bestF1 = bestF1;
    }

    /** A group that may be a ring: in which half it lies by its first node, and what is known of it. */
    record Group(int firstNode, int claimants, int sybils, double surprise) {
        double[] size() {
            return new double[] {Math.log(claimants)};
        }

        double[] sizeAndFirstUse() {
            return new double[] {Math.log(claimants), surprise};
        }
    }

    /**
     * The rule that groups with known labels make; {@code planted} hunters there are in them and beside them. Where
     * there are no groups, or no hunter is in one, nothing can be learnt: the best F1 is 0, and no group is called a
     * ring.
     */
    static ChanceRule of(List<Group> groups, Function<Group, double[]> figures, int planted) {
        if (groups.stream().allMatch(group -> group.sybils == 0)) {
            return new ChanceRule(null, figures, 0);
        }
        double[] shares = groups.stream()
                .mapToDouble(group -> group.sybils / (double) group.claimants)
                .toArray();
        Logistic chances = Logistic.fit(groups.stream().map(figures).toList(), shares);
        List<Group> likeliestFirst = groups.stream()
                .sorted(Comparator.comparingDouble((Group group) -> -chances.chance(figures.apply(group))))
                .toList();
        double best = 0;
        int claimants = 0;
        int sybils = 0;
        for (Group group : likeliestFirst) {
            claimants += group.claimants;
            sybils += group.sybils;
            best = Math.max(best, 2.0 * sybils / (claimants + planted));
        }
        return new ChanceRule(chances, figures, best);
    }

    /** The best F1 on the groups that it was made of. */
    double bestF1() {
        return bestF1;
    }

    boolean isRing(Group group) {
        return chances != null && chances.chance(figures.apply(group)) >= bestF1 / 2;
    }
}
