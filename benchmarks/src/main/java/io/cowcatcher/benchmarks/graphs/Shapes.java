package io.cowcatcher.benchmarks.graphs;

import io.cowcatcher.graph.CsrGraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Graphs of one idea each, which random graphs never come near; edges weigh 1. */
public final class Shapes {
    private static final int THOUSAND = 1_000;
    private static final int MILLION = 1_000_000;

    private Shapes() {}

    /** Twenty-two shapes of about a million edges, by name. */
    public static Map<String, Supplier<CsrGraph>> ofAMillionEdges() {
        Map<String, Supplier<CsrGraph>> shapes = new LinkedHashMap<>();
        shapes.put("isolated nodes", () -> new EdgeArrays(0).toGraph(MILLION));
        shapes.put("pairs", () -> cliques(MILLION / 2, 2, 0));
        shapes.put("path", () -> path(MILLION));
        shapes.put("cycle", () -> cycle(MILLION));
        shapes.put("star", () -> star(MILLION));
        shapes.put("thousand stars", () -> stars(THOUSAND, THOUSAND));
        shapes.put("binary tree", () -> tree(MILLION));
        shapes.put("grid", () -> grid(THOUSAND / 2, 2 * THOUSAND));
        shapes.put("clique", () -> clique(1_400));
        shapes.put("complete bipartite", () -> completeBipartite(THOUSAND, THOUSAND));
        shapes.put("ring of cliques", () -> cliques(20_000, 10, 1));
        shapes.put("clique with a tail", () -> cliqueWithTail(THOUSAND, MILLION / 2));
        shapes.put("uniform, mean degree 2", () -> RandomGraphs.uniform(MILLION, MILLION, 1));
        shapes.put("uniform, mean degree 20", () -> RandomGraphs.uniform(MILLION / 10, MILLION, 2));
        shapes.put("uniform, mean degree 500", () -> RandomGraphs.uniform(4 * THOUSAND, MILLION, 3));
        shapes.put("R-MAT", () -> RandomGraphs.rMat(MILLION, 4));
        shapes.put("R-MAT, larger", () -> RandomGraphs.rMat(4 * MILLION, 5));
        shapes.put(
                "planted, mixing 0.1",
                () -> PlantedGraph.ofEdges(MILLION, 0.1, 6).graph());
        shapes.put(
                "planted, mixing 0.35",
                () -> PlantedGraph.ofEdges(MILLION, 0.35, 7).graph());
        shapes.put(
                "planted, mixing 0.6",
                () -> PlantedGraph.ofEdges(MILLION, 0.6, 8).graph());
        shapes.put(
                "planted, mixing 0.9",
                () -> PlantedGraph.ofEdges(MILLION, 0.9, 9).graph());
        shapes.put(
                "planted, larger",
                () -> PlantedGraph.ofEdges(4 * MILLION, 0.35, 10).graph());
        return shapes;
    }

    /** A path of so many nodes. */
    public static CsrGraph path(int nodes) {
        EdgeArrays edges = new EdgeArrays(nodes);
        for (int node = 1; node < nodes; node++) {
            edges.add(node - 1, node);
        }
        return edges.toGraph(nodes);
    }

    private static CsrGraph cycle(int nodes) {
        EdgeArrays edges = new EdgeArrays(nodes);
        for (int node = 0; node < nodes; node++) {
            edges.add(node, (node + 1) % nodes);
        }
        return edges.toGraph(nodes);
    }

    /** Node 0 in the middle of so many leaves. */
    public static CsrGraph star(int leaves) {
        return stars(1, leaves);
    }

    private static CsrGraph stars(int stars, int leaves) {
        EdgeArrays edges = new EdgeArrays((long) stars * leaves);
        for (int star = 0; star < stars; star++) {
            int middle = star * (leaves + 1);
            for (int leaf = 1; leaf <= leaves; leaf++) {
                edges.add(middle, middle + leaf);
            }
        }
        return edges.toGraph(stars * (leaves + 1));
    }

    private static CsrGraph tree(int nodes) {
        EdgeArrays edges = new EdgeArrays(nodes);
        for (int node = 1; node < nodes; node++) {
            edges.add(node, (node - 1) / 2);
        }
        return edges.toGraph(nodes);
    }

    private static CsrGraph grid(int rows, int columns) {
        EdgeArrays edges = new EdgeArrays(2L * rows * columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int node = row * columns + column;
                edges.add(node, column + 1 < columns ? node + 1 : node);
                edges.add(node, row + 1 < rows ? node + columns : node);
            }
        }
        return edges.toGraph(rows * columns);
    }

    /** Every two of so many nodes joined. */
    public static CsrGraph clique(int nodes) {
        return cliques(1, nodes, 0);
    }

    /** Cliques, each joined to the next by {@code bridges} edges, 0 or 1. */
    private static CsrGraph cliques(int count, int size, int bridges) {
        EdgeArrays edges = new EdgeArrays((long) count * (size * (size - 1) / 2 + bridges));
        int nodes = count * size;
        for (int first = 0; first < nodes; first += size) {
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < a; b++) {
                    edges.add(first + a, first + b);
                }
            }
            edges.add(first, bridges == 0 ? first : (first + size) % nodes);
        }
        return edges.toGraph(nodes);
    }

    private static CsrGraph cliqueWithTail(int cliqueNodes, int tailNodes) {
        EdgeArrays edges = new EdgeArrays((long) cliqueNodes * cliqueNodes / 2 + tailNodes);
        for (int a = 0; a < cliqueNodes; a++) {
            for (int b = 0; b < a; b++) {
                edges.add(a, b);
            }
        }
        for (int node = 0; node < tailNodes; node++) {
            edges.add(cliqueNodes + node - 1, cliqueNodes + node);
        }
        return edges.toGraph(cliqueNodes + tailNodes);
    }

    /** Two sides, every node joined to all of the other side: where labels that change all at once swing for ever. */
    public static CsrGraph completeBipartite(int left, int right) {
        EdgeArrays edges = new EdgeArrays((long) left * right);
        for (int a = 0; a < left; a++) {
            for (int b = 0; b < right; b++) {
                edges.add(a, left + b);
            }
        }
        return edges.toGraph(left + right);
    }
}
