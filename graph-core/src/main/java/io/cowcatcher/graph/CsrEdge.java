package io.cowcatcher.graph;

/**
 * One undirected edge of a {@link CsrGraph}, as an object; loops over many edges use arcs instead.
 *
 * @param low the end with the smaller number, at least 0
 * @param high the end with the larger number
 */
public record CsrEdge(int low, int high) {

    /** Checks that the ends are in order. */
    public CsrEdge {
        if (low < 0 || high <= low) {
            throw new IllegalArgumentException("ends must satisfy 0 <= low < high (got: " + low + ", " + high + ")");
        }
    }

    /** Makes the edge between two nodes, in either order. */
    public static CsrEdge of(int a, int b) {
        return new CsrEdge(Math.min(a, b), Math.max(a, b));
    }

    @Override
    public String toString() {
        return low + "-" + high;
    }
}
