package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;

/*
 * Label propagation: a node takes the label that most of the weight around it speaks for, until no node wants another one.
 *
 * 1. Every node is queued, in an order drawn from the random seed, with a label of its own [1].
 * 2. The first node is taken from the queue. Each neighbour speaks for its own label with the weight of the edge times the strength
 *    of the label there. A node keeps its label if no other has more support; among several with most support one is drawn, by a
 *    hash of node, label and random seed.
 * 3. If its label changed, its neighbours are queued again.
 *
 * Why this ends, and cannot swing to and fro: nodes change one after the other, so a change raises the weight of edges
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
public final class PropagationPhase {
    /** Sums that differ by less than this share of all weight around a node count as equal. */
    private static final double ROUNDING = 1e-12;

    private final LevelGraph graph;
    private final double attenuation;
    private final long randomSeed;
    private final int[] labelOf;

    /** How many hops the label of each node has come; of length 0 without attenuation. */
    private final int[] hops;

    private final NeighbourWeights support;
    private final NodeQueue queue;
    private int rounds;

    private PropagationPhase(CsrGraph graph, Labels start, double attenuation, long randomSeed) {
        int nodeCount = graph.nodeCount();
        this.graph = BaseGraph.weighedByCount(graph);
        this.attenuation = attenuation;
        this.randomSeed = randomSeed;
        this.labelOf = start.array().clone();
        this.hops = new int[attenuation > 0 ? nodeCount : 0];
        this.support = new NeighbourWeights(nodeCount, this.graph.maximumDegree());
        this.queue = new NodeQueue(NodeOrder.shuffled(nodeCount, randomSeed));
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
     * Spreads labels; O(m) a round, 21 bytes a node and the table of {@link NeighbourWeights}.
     *
     * @param attenuation the strength that a label loses with each hop, from 0, none, to below 1
     * @param maximumRounds how often a node is visited at most, at least 1
     */
    public static Outcome run(
            CsrGraph graph, Labels start, double attenuation, int maximumRounds, long randomSeed, RunControl control) {
        return new PropagationPhase(graph, start, attenuation, randomSeed).run(maximumRounds, control);
    }

    private Outcome run(int maximumRounds, RunControl control) {
        while (!queue.isEmpty() && rounds < maximumRounds) {
            // Most labels settle in the first rounds: each is taken for half of what is left.
            RunControl ofRound =
                    control.phase("label propagation", 1 - Math.pow(0.5, rounds), 1 - Math.pow(0.5, rounds + 1));
            int inRound = queue.size();
            for (int i = 0; i < inRound; i++) {
                if ((i & 0xFFF) == 0) {
                    ofRound.checkCancelled();
                    ofRound.report((double) i / inRound);
                }
                visit(queue.poll());
            }
            rounds++;
        }
        return new Outcome(Labels.compacted(labelOf), rounds, queue.isEmpty());
    }

    private void visit(int node) {
        support.reset(graph.degree(node));
        if (attenuation > 0) {
            addAttenuated(node);
        } else {
            support.addArcs(graph, node, labelOf);
        }
        int label = strongestLabel(node);
        if (label == labelOf[node]) {
            return;
        }
        labelOf[node] = label;
        if (attenuation > 0) {
            hops[node] = Math.max(hops[node], 1 + fewestHops(node, label));
        }
        for (long arc = graph.firstArc(node), end = graph.endArc(node); arc < end; arc++) {
            if (labelOf[graph.head(arc)] != label) {
                queue.offer(graph.head(arc));
            }
        }
    }

    private void addAttenuated(int node) {
        for (long arc = graph.firstArc(node), end = graph.endArc(node); arc < end; arc++) {
            int head = graph.head(arc);
            support.add(labelOf[head], graph.weight(arc) * Math.max(0, 1 - attenuation * hops[head]));
        }
    }

    /** The label with most support: the present one if it is among them, otherwise one of them drawn by hash. */
    private int strongestLabel(int node) {
        double most = 0;
        double all = 0;
        for (int i = 0; i < support.count(); i++) {
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
        for (int i = 0; i < support.count(); i++) {
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

    private int fewestHops(int node, int label) {
        int fewest = Integer.MAX_VALUE - 1;
        for (long arc = graph.firstArc(node), end = graph.endArc(node); arc < end; arc++) {
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
