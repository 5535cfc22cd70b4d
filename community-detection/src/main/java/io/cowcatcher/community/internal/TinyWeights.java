package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;

/**
 * Weights so near to the least double that what is computed of them would lose its digits: gains are differences of
 * products, and the least gain worth a move is a small part of a weight.
 *
 * <p>Runs scale such graphs by a power of two, which changes no digit of any weight. A graph with one weight that is
 * not tiny is left as it is: there tiny ones are nothing beside the others.
 */
final class TinyWeights {
    /** Takes the least double to 1e-143, and whatever may be the sum of tiny weights to less than 1. */
    static final double FACTOR = 0x1p600;

    private static final double LEAST_ORDINARY = 1e-200;

    private TinyWeights() {}

    /** Whether there are weights, and all are tiny; ends at the first that is not. */
    static boolean areAllOf(CsrGraph graph, RunControl control) {
        long weights = graph.hasEqualWeights() ? 1 : graph.arcCount();
        for (long arc = 0; arc < weights; arc++) {
            Poll.at(arc, control);
            if (graph.weight(arc) >= LEAST_ORDINARY) {
                return false;
            }
        }
        return weights > 0;
    }

    /** The heap that a scaled graph takes beside the one it is made of; 0 where none is made. */
    static long heapBytes(CsrGraph graph) {
        return graph.hasEqualWeights() || !areAllOf(graph, RunControl.inline()) ? 0 : 8 * graph.arcCount();
    }
}
