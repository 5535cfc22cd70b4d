package io.cowcatcher.ingest.synthetic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Draws indices with probabilities in proportion to fixed weights, with or without replacement.
 *
 * <p>One draw costs O(log n), drawing k without replacement O(k log n + n / 64). The latter rejects what was drawn
 * before; where too many draws are wasted, the rest is found by exponential keys, which gives the same distribution: P.
 * S. Efraimidis, P. G. Spirakis, Weighted random sampling with a reservoir, Information Processing Letters 97(5), 2006,
 * doi:10.1016/j.ipl.2005.11.003. Immutable.
 */
final class WeightedSampler {
    /** Draws per index wanted before the keys take over. */
    private static final int PATIENCE = 8;

    private final double[] cumulative;

    private WeightedSampler(double[] cumulative) {
        this.cumulative = cumulative;
    }

    /** A sampler of the indices of {@code weights}, which are finite and not negative. */
    static WeightedSampler of(double[] weights) {
        double[] cumulative = new double[weights.length + 1];
        for (int i = 0; i < weights.length; i++) {
            cumulative[i + 1] = cumulative[i] + weights[i];
        }
        return new WeightedSampler(cumulative);
    }

    /** A sampler of the numbers from 0 to below {@code count}, all equally likely. */
    static WeightedSampler uniform(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1);
        return of(weights);
    }

    int size() {
        return cumulative.length - 1;
    }

    int pick(Draws draws) {
        return pick(draws, 0, size());
    }

    /** Draws an index of {@code [from, to)}, whose weights must not all be 0. */
    int pick(Draws draws, int from, int to) {
        double base = cumulative[from];
        double x = Math.min(base + draws.uniform() * (cumulative[to] - base), Math.nextDown(cumulative[to]));
        int low = from;
        int high = to - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle + 1] > x) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Draws {@code count} different indices, or all of positive weight if they are fewer, in ascending order. */
    int[] distinct(int count, Draws draws) {
        return distinct(count, draws, index -> true);
    }

    /**
     * Draws {@code count} different indices among the eligible ones, or all of these if they are fewer, in ascending
     * order.
     */
    int[] distinct(int count, Draws draws, IntPredicate eligible) {
        BitSet chosen = new BitSet(size());
        int missing = count;
        if (cumulative[size()] > 0) {
            for (long tries = 0; missing > 0 && tries < (long) PATIENCE * count; tries++) {
                int index = pick(draws);
                if (!chosen.get(index) && eligible.test(index)) {
                    chosen.set(index);
                    missing--;
                }
            }
            if (missing > 0) {
                addByKeys(chosen, missing, draws, eligible);
            }
        }
        return chosen.stream().toArray();
    }

    private void addByKeys(BitSet chosen, int count, Draws draws, IntPredicate eligible) {
        double[] keys = new double[size()];
        Arrays.fill(keys, Double.POSITIVE_INFINITY);
        for (int i = 0; i < keys.length; i++) {
            double weight = cumulative[i + 1] - cumulative[i];
            if (weight > 0 && !chosen.get(i) && eligible.test(i)) {
                keys[i] = draws.exponential(1) / weight;
            }
        }
        double[] sorted = keys.clone();
        Arrays.sort(sorted);
        double last = sorted[Math.min(count, sorted.length) - 1];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] <= last && keys[i] < Double.POSITIVE_INFINITY) {
                chosen.set(i);
            }
        }
    }
}
