/**
 * Graphs in primitive arrays: users, devices, IPs, items, sellers and addresses as typed nodes and edges; users and
 * their similarity as a compressed sparse graph; a partition of its nodes.
 *
 * <p>Entry types: {@link io.cowcatcher.graph.CsrGraph} and {@link io.cowcatcher.graph.HeteroGraph}. Neighbours: built
 * from the event package, read by the similarity package and by everything in the community-detection module.
 */
@NullMarked
package io.cowcatcher.graph;

import org.jspecify.annotations.NullMarked;
