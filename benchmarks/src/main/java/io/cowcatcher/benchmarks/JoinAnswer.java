package io.cowcatcher.benchmarks;

import io.cowcatcher.similarity.PairSink;

/**
 * What a count join found, in numbers that two engines can be compared by.
 *
 * @param pairs the pairs of users with enough common items
 * @param shared the sum of their common items
 * @param firstSum the sum of common items times the code of the pair's first user
 * @param secondSum the sum of common items times the code of the pair's second user
 */
record JoinAnswer(long pairs, long shared, long firstSum, long secondSum) {

    /** Adds up pairs that are passed on one after another. */
    static final class Sums implements PairSink {
        private long pairs;
        private long shared;
        private long firstSum;
        private long secondSum;

        @Override
        public void accept(int first, int second, int sharedItems, double weight) {
            pairs++;
            shared += sharedItems;
            firstSum += (long) sharedItems * first;
            secondSum += (long) sharedItems * second;
        }

        JoinAnswer answer() {
            return new JoinAnswer(pairs, shared, firstSum, secondSum);
        }
    }
}
