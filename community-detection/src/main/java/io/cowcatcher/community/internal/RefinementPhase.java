package io.cowcatcher.community.internal;

import io.cowcatcher.run.Crew;
import io.cowcatcher.run.RunControl;
import java.util.SplittableRandom;

/*
 * Refinement: each community S of the local-move phase is taken apart into single nodes, and these are merged again, only with
 * one another, into the groups that the next level will be made of [1, algorithm A.2, RefinePartition and MergeNodesSubset].
 *
 * 1. The nodes of S that are well connected to the rest of it are visited once each, in random order. Well connected is a node, or
 *    a group C of nodes, whose weight to the rest of S is at least what the quality function charges for being together with it:
 *    E(C, S - C) >= price(C) (mass(S) - mass(C)).
 * 2. A node that is still alone may join any group of S that is itself well connected and that it has an edge to, if the quality
 *    does not fall. Which one is drawn with probability proportional to exp(gain / theta): mostly the best, but every partition
 *    that can be reached by merges that do not hurt stays possible.
 * 3. Staying alone is drawn likewise, with a gain of 0; but not by a node that gains by joining and whose ties into S all lead to one
 *    group: that is all it could ever be with. Otherwise, around a hub that grows until hardly anything is gained by joining it, every
 *    other leaf would stay, and a star of n leaves would take log n levels instead of one. Where joining gains some tens of theta
 *    nothing changes by this.
 *
 * A node joins only a group it has an edge to, and only single nodes move, so groups are connected; so are the communities of
 * the last level, each of which is one group. S is not looked at from outside, so communities are shared out to threads; each
 * community draws from a random stream of its own for that reason.
 *
 * Trade-off: theta counts in mean edge weights of the input here. The paper leaves its unit to the quality function; this way the
 * result does not change when all weights (and the resolution of the constant Potts model) are multiplied by a factor, and on an
 * unweighted graph it is the paper's.
 *
 * [1] V. A. Traag, L. Waltman, N. J. van Eck, Scientific Reports 9, 5233 (2019), doi:10.1038/s41598-019-41695-z
 */

/** The refinement phase of Leiden on one level. */
public final class RefinementPhase {
    private static final int MOST_PARTS = 256;
    /** Groups, their masses and cuts, and whether a node is alone. */
    private static final long NODE_BYTES = Labels.NODE_BYTES + 8 + 8 + 1;

    private final LevelGraph graph;
    private final Objective objective;
    private final int[] communityOf;
    private final Groups communities;
    private final int communityCount;
    private final double theta;

    /** The group of each node, numbered by the node that it began with and that never leaves it. */
    private final int[] groupOf;

    private final double[] groupMass;

    /** The weight between each group and the rest of its community. */
    private final double[] groupCut;

    /** Whether a node is no longer alone. */
    private final boolean[] joined;

    private final long maximumDegree;
    private final RunControl control;

    private RefinementPhase(
            LevelGraph graph, Objective objective, Labels communities, double randomness, RunControl control) {
        int nodeCount = graph.nodeCount();
        this.control = control;
        this.graph = graph;
        this.objective = objective;
        this.communityOf = communities.array();
        this.communities = Groups.of(communities, control);
        this.communityCount = communities.count();
        this.theta = Math.max(Double.MIN_NORMAL, randomness * objective.meanWeight());
        this.groupOf = Labels.singletons(nodeCount).array();
        control.checkCancelled(); // making room for many nodes takes time, too
        this.groupMass = new double[nodeCount];
        control.checkCancelled();
        this.groupCut = new double[nodeCount];
        control.checkCancelled();
        this.joined = new boolean[nodeCount];
        this.maximumDegree = graph.maximumDegree(control);
    }

    /**
     * Returns groups of nodes, each connected and inside one community; O(n + m), and {@link #heapBytes}.
     *
     * @param randomness theta, above 0, in mean edge weights of the input
     */
    public static Labels run(
            LevelGraph graph,
            Objective objective,
            Labels communities,
            double randomness,
            long randomSeed,
            RunControl control) {
        return new RefinementPhase(graph, objective, communities, randomness, control).run(randomSeed);
    }

    /** The heap that {@link #run} takes with so many threads, its result included; O(n). */
    public static long heapBytes(LevelGraph graph, Labels communities, int threads) {
        int nodes = graph.nodeCount();
        long degree = graph.maximumDegree();
        long ofThread = Decisions.HEAP_BYTES + NeighbourWeights.estimatedBytes(nodes, degree) + 8 * degree;
        return nodes * (NODE_BYTES + Labels.COMPACTING_BYTES) + Groups.heapBytes(communities) + threads * ofThread;
    }

    private Labels run(long randomSeed) {
        int[] parts = parts();
        try (Crew crew = (parts.length < 8 ? control.alone() : control).crew()) {
            Merges[] merges = new Merges[crew.size()];
            crew.forEach(parts.length - 1, (part, member) -> {
                if (merges[member] == null) {
                    merges[member] = new Merges();
                }
                merges[member].weigh(nodeAt(part, parts.length - 1), nodeAt(part + 1, parts.length - 1));
            });
            crew.forEach(parts.length - 1, (part, member) -> {
                if (merges[member] == null) {
                    merges[member] = new Merges();
                }
                Merges known = merges[member];
                for (int community = parts[part]; community < parts[part + 1]; community++) {
                    Poll.at(community, control);
                    if (communities.size(community) > 1) {
                        known.refine(community, new SplittableRandom(randomSeed + community));
                    }
                }
            });
        }
        return Labels.compacted(groupOf, control);
    }

    private int nodeAt(int part, int parts) {
        return (int) ((long) groupOf.length * part / parts);
    }

    /** Cuts the communities into consecutive parts of about the same number of nodes. */
    private int[] parts() {
        int[] bounds = new int[Math.min(communityCount, MOST_PARTS) + 1];
        int community = 0;
        for (int part = 1; part < bounds.length; part++) {
            int end = nodeAt(part, bounds.length - 1);
            while (community < communityCount && communities.end(community) <= end) {
                Poll.at(community, control);
                community++;
            }
            bounds[part] = community;
        }
        bounds[bounds.length - 1] = communityCount;
        return bounds;
    }

    private boolean isWellConnected(int group, double communityMass) {
        double charge = objective.price(groupMass[group]) * (communityMass - groupMass[group]);
        return groupCut[group] >= charge - objective.leastGain(groupCut[group], groupMass[group]);
    }

    /** Merges nodes of one community after the other; each thread has its own. */
    private final class Merges {
        private final NeighbourWeights neighbours;
        private final NodeBlock block;
        private final double[] likelihoods;

        Merges() {
            this.neighbours = new NeighbourWeights(graph.nodeCount(), maximumDegree, control);
            control.checkCancelled();
            this.block = new NodeBlock(graph);
            this.likelihoods = new double[(int) Math.min(graph.nodeCount(), maximumDegree)];
            control.checkCancelled();
        }

        /** Takes the mass of each node of a range, and its weight to the rest of its community. */
        void weigh(int start, int end) {
            for (int node = start; node < end; node++) {
                Poll.at(node, control);
                groupMass[node] = graph.mass(node);
                if (communities.size(communityOf[node]) > 1) {
                    groupCut[node] = neighbours.weightInside(communityOf, graph, node);
                }
            }
        }

        /** MergeNodesSubset of the paper. */
        void refine(int community, SplittableRandom random) {
            int[] members = communities.members();
            int start = communities.start(community);
            int end = communities.end(community);
            double mass = 0;
            for (int i = start; i < end; i++) {
                Poll.at(i, control);
                mass += groupMass[members[i]];
            }
            NodeOrder.shuffleForVisits(members, start, end, random, control);
            block.clear();
            for (int i = start; i < end; i++) {
                Poll.at(i, control);
                if (!joined[members[i]] && !block.add(members[i])) {
                    join(mass, random);
                    block.clear();
                    block.add(members[i]);
                }
            }
            join(mass, random);
        }

        private void join(double communityMass, SplittableRandom random) {
            block.close();
            for (int i = 0; i < block.count(); i++) {
                int node = block.node(i);
                if (!joined[node] && isWellConnected(node, communityMass)) {
                    neighbours.reset(graph.degree(node));
                    if (block.isHub()) {
                        neighbours.addArcsInside(communityOf, graph, node, groupOf);
                    } else {
                        neighbours.addInside(communityOf[node], communityOf, block, i, groupOf);
                    }
                    join(node, communityMass, random);
                }
            }
        }

        /** Lets a single node join a group drawn by its gain, or stay alone, which gains nothing. */
        private void join(int node, double communityMass, SplittableRandom random) {
            double price = objective.price(graph.mass(node));
            double bestGain = 0;
            for (int i = 0; i < neighbours.count(); i++) {
                int group = neighbours.label(i);
                double gain = neighbours.sum(i) - price * groupMass[group];
                likelihoods[i] = isWellConnected(group, communityMass) ? gain : -1;
                bestGain = Math.max(bestGain, likelihoods[i]);
            }
            // Relative to the best, so that exp does not overflow; only proportions count.
            double total = canOnlyGain(node, bestGain) ? 0 : Math.exp(-bestGain / theta);
            double drawn = random.nextDouble();
            for (int i = 0; i < neighbours.count(); i++) {
                likelihoods[i] = likelihoods[i] < 0 ? 0 : likelihood((likelihoods[i] - bestGain) / theta);
                total += likelihoods[i];
            }
            double left = drawn * total;
            for (int i = 0; i < neighbours.count(); i++) {
                left -= likelihoods[i];
                if (left < 0) {
                    merge(node, neighbours.label(i), neighbours.sum(i));
                    return;
                }
            }
        }

        /** Whether all that a node could ever be with is one group, and being with it is better than being alone. */
        private boolean canOnlyGain(int node, double bestGain) {
            return neighbours.count() == 1 && bestGain > objective.leastGain(neighbours.sum(0), graph.mass(node));
        }
    }

    /** The exponential; 0 where it would be lost beside the 1 of the best, which saves most of the calls. */
    private static double likelihood(double exponent) {
        return exponent < -40 ? 0 : Math.exp(exponent);
    }

    private void merge(int node, int group, double weightBetween) {
        groupOf[node] = group;
        groupMass[group] += graph.mass(node);
        groupCut[group] += groupCut[node] - 2 * weightBetween;
        joined[node] = true;
        joined[group] = true;
    }
}
