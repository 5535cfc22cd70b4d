package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.Crew;
import io.cowcatcher.run.RunControl;

/*
 * Label propagation: a node takes the label that most of the weight around it speaks for, until no node wants another one.
 *
 * 1. Every node is queued, with a label of its own [1]. Rounds visit the queued nodes in batches, see Sweeps.
 * 2. Each neighbour of a node speaks for its own label with the weight of the edge times the strength of the label there. A node
 *    keeps its label if no other has more support; among several with most support one is drawn, by a hash of node, label and random
 *    seed.
 * 3. If its label changed, its neighbours with other labels are queued again.
 *
 * Why this ends, and cannot swing to and fro: no two neighbours change at a time, so a change raises the weight of edges
 * between equal labels, and that is bounded.
 *
 * Hop attenuation [2]: a label loses strength with each hop from where it started, strength = max(0, 1 - attenuation * hops), and
 * so cannot flood the graph. Here the hops of a node never fall, not even when it takes a younger label. They are
 * bounded (at strength 0 a node no longer counts), so after finitely many changes strengths are fixed; from then on a change
 * raises the weight between equal labels, each edge weighed by the strengths at both ends, and the argument above holds again.
 *
 * [1] U. N. Raghavan, R. Albert, S. Kumara, Physical Review E 76, 036106 (2007), doi:10.1103/PhysRevE.76.036106
 * [2] I. X. Y. Leung, P. Hui, P. Lio, J. Crowcroft, Physical Review E 79, 066107 (2009), doi:10.1103/PhysRevE.79.066107
 */

/** The spreading of labels in label propagation. */
public final class PropagationPhase implements Sweeps.Moves {
    /** Sums that differ by less than this share of all weight around a node count as equal. */
    private static final double ROUNDING = 1e-12;

    private static final long HOP_BYTES = 4;

    private final LevelGraph graph;
    private final double attenuation;
    private final long randomSeed;
    private final RunControl control;
    private final int[] labelOf;
    private final long maximumDegree;

    /** How many hops the label of each node has come; of length 0 without attenuation. */
    private final int[] hops;

    private PropagationPhase(CsrGraph graph, Labels start, double attenuation, long randomSeed, RunControl control) {
        this.graph = BaseGraph.weighedByCount(graph);
        this.attenuation = attenuation;
        this.randomSeed = randomSeed;
        this.control = control;
        this.labelOf = start.array();
        this.maximumDegree = this.graph.maximumDegree(control);
        this.hops = new int[attenuation > 0 ? graph.nodeCount() : 0];
    }

    /**
     * How labels ended up.
     *
     * @param labels the label of each node
     * @param rounds how many rounds it took
     * @param converged whether every node has a label that none has more support than; otherwise the rounds ran out
     */
    public record Outcome(Labels labels, int rounds, boolean converged) {}

    /**
     * Spreads labels; O(m) a round, 4 bytes a node (8 with attenuation) beyond the labels, and a table of
     * {@link NeighbourWeights} for each thread.
     *
     * @param start the labels to start from, which are taken over
     * @param attenuation the strength that a label loses with each hop, from 0, none, to below 1
     * @param maximumRounds how often a node is visited at most, at least 1
     */
    public static Outcome run(
            CsrGraph graph, Labels start, double attenuation, int maximumRounds, long randomSeed, RunControl control) {
        PropagationPhase phase = new PropagationPhase(graph, start, attenuation, randomSeed, control);
        return phase.run(maximumRounds, new Batches(phase.graph, randomSeed));
    }

    /** The heap that {@link #run} takes with so many threads, labels aside; O(n). */
    public static long heapBytes(CsrGraph graph, boolean attenuated, int threads) {
        LevelGraph level = BaseGraph.weighedByCount(graph);
        long table = NeighbourWeights.estimatedBytes(graph.nodeCount(), level.maximumDegree());
        return graph.nodeCount() * (Labels.COMPACTING_BYTES + (attenuated ? HOP_BYTES : 0))
                + Sweeps.heapBytes(level)
                + threads * (Decisions.HEAP_BYTES + table);
    }

    /** As the other, with these batches. */
    static Outcome run(CsrGraph graph, double attenuation, int maximumRounds, Batches batches, RunControl control) {
        Labels start = Labels.singletons(graph.nodeCount());
        return new PropagationPhase(graph, start, attenuation, 0, control).run(maximumRounds, batches);
    }

    private Outcome run(int maximumRounds, Batches batches) {
        try (Crew crew = (batches.slots() == 1 ? control.alone() : control).crew()) {
            Sweeps sweeps = new Sweeps(graph, this, NodeSet.all(graph.nodeCount()), batches, crew, control);
            int rounds = 0;
            while (rounds < maximumRounds && sweeps.isAnyQueued()) {
                // Most labels settle in the first rounds: each is taken for half of what is left.
                double left = Math.pow(0.5, rounds);
                sweeps.round(control.phase("label propagation", 1 - left, 1 - left / 2));
                rounds++;
            }
            return new Outcome(Labels.compacted(labelOf, control), rounds, !sweeps.isAnyQueued());
        }
    }

    @Override
    public Decisions decisions() {
        return new StrongestLabel();
    }

    /** Finds the label with most support. */
    private final class StrongestLabel extends Decisions {
        private final NeighbourWeights support = new NeighbourWeights(graph.nodeCount(), maximumDegree, control);

        StrongestLabel() {
            super(graph);
        }

        @Override
        void decide(NodeBlock block) {
            if (attenuation == 0) {
                support.sum(block, graph, labelOf);
            }
            for (int i = 0; i < block.count(); i++) {
                int node = block.node(i);
                int label;
                if (attenuation == 0) {
                    label = strongestLabel(node, support, support.start(i), support.end(i));
                } else {
                    support.reset(graph.degree(node));
                    addAttenuated(node, support);
                    label = strongestLabel(node, support, 0, support.count());
                }
                decided(i, label == labelOf[node] ? Sweeps.STAY : label, 0, 0);
            }
        }
    }

    private void addAttenuated(int node, NeighbourWeights support) {
        for (long arc = graph.firstArc(node), end = graph.endArc(node); arc < end; arc++) {
            Poll.at(arc, control);
            int head = graph.head(arc);
            support.add(labelOf[head], graph.weight(arc) * Math.max(0, 1 - attenuation * hops[head]));
        }
    }

    /** The label with most support: the present one if it is among them, otherwise one of them drawn by hash. */
    private int strongestLabel(int node, NeighbourWeights support, int start, int end) {
        double most = 0;
        double all = 0;
        for (int i = start; i < end; i++) {
            most = Math.max(most, support.sum(i));
            all += support.sum(i);
        }
        int present = labelOf[node];
        if (most == 0) {
            return present;
        }
        double enough = most - ROUNDING * all;
        int chosen = present;
        long lowest = Long.MAX_VALUE;
        for (int i = start; i < end; i++) {
            if (support.sum(i) < enough) {
                continue;
            }
            int label = support.label(i);
            if (label == present) {
                return present;
            }
            long hash = mix(randomSeed ^ ((long) node << 32 | label));
            if (hash <= lowest) {
                lowest = hash;
                chosen = label;
            }
        }
        return chosen;
    }

    /** Takes the label; no neighbour has changed since it was decided. */
    @Override
    public boolean carryOut(int node, int label, double gain, double leastGain) {
        if (attenuation > 0) {
            hops[node] = Math.max(hops[node], 1 + fewestHops(node, label));
        }
        labelOf[node] = label;
        return true;
    }

    /** A label is written, not read. */
    @Override
    public double read(int node, int label) {
        return 0;
    }

    @Override
    public boolean disturbs(int mover, int node) {
        return labelOf[node] != labelOf[mover];
    }

    private int fewestHops(int node, int label) {
        int fewest = Integer.MAX_VALUE - 1;
        for (long arc = graph.firstArc(node), end = graph.endArc(node); arc < end; arc++) {
            Poll.at(arc, control);
            int head = graph.head(arc);
            if (labelOf[head] == label) {
                fewest = Math.min(fewest, hops[head]);
            }
        }
        return fewest;
    }

    /** The finishing step of MurmurHash3: every bit of the input changes about half of the output. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
