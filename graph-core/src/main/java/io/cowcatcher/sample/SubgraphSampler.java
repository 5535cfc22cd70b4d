package io.cowcatcher.sample;

import io.cowcatcher.graph.NamedNode;
import java.util.Collection;

/**
 * The contract of what samples a subgraph around some nodes, which every implementation keeps and the same suite of
 * tests checks.
 *
 * <ul>
 *   <li><b>Breadth first.</b> Hop by hop from the start, along the edge types of the budget in both directions. What is
 *       returned is every edge that was met, and its ends; the nodes of a start are there even if nothing is known of
 *       them.
 *   <li><b>Hubs.</b> A node that has more events of one edge type, in one direction, than the budget allows, is
 *       truncated: so many events of it are kept, the newest as far as the graph knows their times, it is reported, and
 *       what was reached through them is not expanded. Edges met there may tell fewer events than there are.
 *   <li><b>Budget.</b> Never more nodes and edges than allowed. What did not fit, and why it ended, is in the result.
 *   <li><b>Time.</b> When the time is up, what was found until then is returned, marked as partial; the call never
 *       takes much longer, whatever the source does.
 *   <li><b>Order.</b> The same graph, start and budget give the same result, whatever the order of the start, unless
 *       time ended it.
 *   <li><b>Facts.</b> Edges that lead from something else than a user ({@code SOLD_BY}, {@code LIES_IN}) may be known
 *       without their times and the number of their events.
 * </ul>
 *
 * <p>Safe for use by any number of threads. Throws {@link io.cowcatcher.error.StoreException} if the graph cannot be
 * read.
 */
@FunctionalInterface
public interface SubgraphSampler {

    /**
     * Samples the subgraph around some nodes.
     *
     * @param start the nodes it begins with, at least one and no more than the budget has nodes
     * @throws IllegalArgumentException if there are none or too many
     */
    SampledSubgraph sample(Collection<NamedNode> start, SampleBudget budget);
}
