package io.cowcatcher.ingest.synthetic;

import java.util.SplittableRandom;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * The random draws of one part of a log.
 *
 * <p>Every part has a stream of its own, derived from the one random seed; so a log with other rings, or none, has the
 * same honest customers who buy the same things at the same moments, and two runs that differ in one knob can be
 * compared in pairs.
 *
 * <p>The generator is WELL19937c (F. Panneton, P. L'Ecuyer, M. Matsumoto, ACM TOMS 32(1), 2006,
 * doi:10.1145/1132973.1132974). It and all that is computed from its numbers is plain Java arithmetic: the same on
 * every machine.
 */
final class Draws {
    /** The parts of a log that have a stream of their own. The numbers are part of what a random seed means. */
    enum Part {
        GEOGRAPHY(1),
        CUSTOMERS(2),
        CATALOGUE(3),
        ORDINARY(4),
        CALENDAR(5),
        DEAL_CROWD(6),
        HEAVY(7),
        HONEST_GROUPS(8),
        CROWD_RINGS(9),
        SAME_PERSON_RINGS(10),
        DECOYS(11),
        BASKETS(12);

        private final int number;

        Part(int number) {
            this.number = number;
        }
    }

    private final Well19937c source;
    private final RandomDataGenerator variates;

    private Draws(long seed) {
        this.source = new Well19937c(seed);
        this.variates = new RandomDataGenerator(source);
    }

    static Draws of(long randomSeed, Part part) {
        SplittableRandom seeds = new SplittableRandom(randomSeed);
        long seed = 0;
        for (int i = 0; i < part.number; i++) {
            seed = seeds.nextLong();
        }
        return new Draws(seed);
    }

    /** From 0 to below 1. */
    double uniform() {
        return source.nextDouble();
    }

    /** From 0 to below {@code bound}. */
    int below(int bound) {
        return source.nextInt(bound);
    }

    int from(IntRange range) {
        return range.minimum() + source.nextInt(range.maximum() - range.minimum() + 1);
    }

    boolean chance(double probability) {
        return source.nextDouble() < probability;
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - source.nextDouble());
    }

    double logNormal(double median, double shape) {
        return median * StrictMath.exp(shape * source.nextGaussian());
    }

    int poisson(double mean) {
        return mean > 0 ? (int) variates.nextPoisson(mean) : 0;
    }

    /** How fond of deals a user is, from 0 to 1: most are not. */
    double dealProneness() {
        return variates.nextBeta(0.6, 3);
    }

    void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = below(i + 1);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }
}
