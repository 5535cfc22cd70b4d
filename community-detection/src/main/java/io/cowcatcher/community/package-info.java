/**
 * Communities of a weighted graph: Louvain, Leiden, label propagation and connected components.
 *
 * <p>Entry types: {@link io.cowcatcher.community.Leiden} and its siblings, each with {@code detect} to start fresh,
 * where it makes sense {@code improve} to start from a given partition, and {@code estimate} for the memory; or their
 * options, which are {@link io.cowcatcher.community.CommunityMethod}s, where a caller wants to take any of them.
 * Neighbours: reads the graph and quality packages; blocks and screening read its results.
 */
@NullMarked
package io.cowcatcher.community;

import org.jspecify.annotations.NullMarked;
