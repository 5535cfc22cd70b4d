/**
 * Subgraphs around a few nodes, within a budget: who is within two hops of these, and how?
 *
 * <p>Entry types: {@link io.cowcatcher.sample.SubgraphSampler}, the contract, and
 * {@link io.cowcatcher.sample.HeteroGraphSampler}, which samples a graph in memory. Neighbours: takes and makes graphs
 * of {@code io.cowcatcher.graph}; a graph in a database is sampled by the same rules.
 */
@NullMarked
package io.cowcatcher.sample;

import org.jspecify.annotations.NullMarked;
