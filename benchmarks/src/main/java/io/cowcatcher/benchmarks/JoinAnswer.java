package io.cowcatcher.benchmarks;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.similarity.SimilarityGraph;

/**
 * What a count join found, in numbers that two engines can be compared by.
 *
 * @param pairs the pairs of users with enough common items
 * @param shared the sum of their common items
 * @param firstSum the sum of common items times the code of the pair's first user
 * @param secondSum the sum of common items times the code of the pair's second user
 */
record JoinAnswer(long pairs, long shared, long firstSum, long secondSum) {

    static JoinAnswer of(SimilarityGraph links) {
        CsrGraph graph = links.graph();
        long pairs = 0;
        long shared = 0;
        long firstSum = 0;
        long secondSum = 0;
        for (int a = 0; a < graph.nodeCount(); a++) {
            for (long arc = graph.firstArc(a); arc < graph.endArc(a); arc++) {
                int b = graph.head(arc);
                if (b > a) {
                    long k = links.sharedItems(arc);
                    pairs++;
                    shared += k;
                    firstSum += k * a;
                    secondSum += k * b;
                }
            }
        }
        return new JoinAnswer(pairs, shared, firstSum, secondSum);
    }
}
