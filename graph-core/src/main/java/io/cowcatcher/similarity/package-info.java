/**
 * R(A,B): from shared purchases to a weighted graph of users.
 *
 * <p>Entry type: {@link io.cowcatcher.similarity.PurchaseSimilarity}. Data flows from a purchase log through
 * {@link io.cowcatcher.similarity.PurchaseIndex} (the purchases that count, by time, item and user) and the pair join
 * to a {@link io.cowcatcher.similarity.SimilarityGraph}; {@link io.cowcatcher.similarity.PairExplainer} takes one pair
 * apart. Neighbours: reads the event package, writes graphs for the community-detection module.
 */
@NullMarked
package io.cowcatcher.similarity;

import org.jspecify.annotations.NullMarked;
