package io.cowcatcher.graph;

/**
 * Checks that three arrays are a graph in compressed sparse rows, in one pass over the arcs.
 *
 * <p>Symmetry needs no search: arcs are visited in ascending order of their tails, and the heads of a row ascend, so
 * the arcs that lead back from a node are met in exactly the order in which its row lists them.
 */
final class CsrValidation {
    private final long[] offsets;
    private final IntPages heads;
    private final DoublePages weights;

    CsrValidation(long[] offsets, IntPages heads, DoublePages weights) {
        this.offsets = offsets;
        this.heads = heads;
        this.weights = weights;
    }

    void requireGraph() {
        requireLengths();
        long[] next = offsets.clone();
        for (int tail = 0; tail < offsets.length - 1; tail++) {
            for (long arc = offsets[tail]; arc < offsets[tail + 1]; arc++) {
                requireArc(tail, arc);
                requireReverse(tail, arc, next);
            }
        }
    }

    private void requireLengths() {
        require(
                offsets.length > 0 && offsets[0] == 0,
                "offsets must begin with 0",
                offsets.length > 0 ? offsets[0] : "none");
        for (int node = 1; node < offsets.length; node++) {
            require(
                    offsets[node] >= offsets[node - 1],
                    "offsets must not fall",
                    offsets[node] + " after node " + (node - 1));
        }
        long arcs = offsets[offsets.length - 1];
        require(arcs == heads.length(), "heads must be as many as the last offset, " + arcs, heads.length());
        require(arcs == weights.length(), "weights must be as many as the last offset, " + arcs, weights.length());
    }

    private void requireArc(int tail, long arc) {
        int head = heads.get(arc);
        if (head < 0 || head >= offsets.length - 1) {
            throw wrong("head must be a node below " + (offsets.length - 1), tail, head);
        }
        if (head == tail) {
            throw wrong("the ends of an edge must differ", tail, head);
        }
        if (arc > offsets[tail] && heads.get(arc - 1) >= head) {
            throw wrong("heads must ascend strictly within a node, after " + heads.get(arc - 1), tail, head);
        }
        if (!(weights.get(arc) > 0) || Double.isInfinite(weights.get(arc))) {
            throw wrong("weight must be finite and above 0", tail, head + " weighing " + weights.get(arc));
        }
    }

    private void requireReverse(int tail, long arc, long[] next) {
        int head = heads.get(arc);
        long back = next[head]++;
        if (back >= offsets[head + 1] || heads.get(back) != tail) {
            throw wrong("every arc must have one that leads back", tail, head);
        }
        if (Double.doubleToLongBits(weights.get(back)) != Double.doubleToLongBits(weights.get(arc))) {
            throw wrong(
                    "both arcs of an edge must weigh the same",
                    tail,
                    head + ", " + weights.get(arc) + " and " + weights.get(back));
        }
    }

    private static void require(boolean rule, String text, Object got) {
        if (!rule) {
            throw new IllegalArgumentException(text + " (got: " + got + ")");
        }
    }

    private static IllegalArgumentException wrong(String rule, int tail, Object head) {
        return new IllegalArgumentException(
                rule + " (got: arc from " + tail + " to " + head + "); use CsrGraph.builder for edges in any order");
    }
}
