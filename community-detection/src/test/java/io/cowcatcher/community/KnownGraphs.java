package io.cowcatcher.community;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.quality.DrawnGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jgrapht.Graph;
import org.jgrapht.generate.NamedGraphGenerator;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.util.SupplierUtil;

/** Graphs whose communities are known from the literature or by arithmetic. */
final class KnownGraphs {
    private KnownGraphs() {}

    /** Zachary's karate club: 34 members, 78 friendships; the best modularity is 0.41979 with 4 communities. */
    static CsrGraph karate() {
        Graph<Integer, DefaultEdge> club = new SimpleGraph<>(
                SupplierUtil.createIntegerSupplier(), SupplierUtil.createDefaultEdgeSupplier(), false);
        new NamedGraphGenerator<Integer, DefaultEdge>().generateZacharyKarateClubGraph(club);
        CsrGraphBuilder builder = CsrGraph.builder(club.vertexSet().size());
        for (DefaultEdge edge : club.edgeSet()) {
            builder.addEdge(club.getEdgeSource(edge), club.getEdgeTarget(edge));
        }
        return builder.build();
    }

    /**
     * American college football, autumn 2000 (Girvan, Newman 2002): 115 teams, 613 games; the best modularity known is
     * 0.6046 with 10 communities, nearly the conferences.
     */
    static CsrGraph football() {
        CsrGraphBuilder builder = CsrGraph.builder(115);
        try (InputStream in = KnownGraphs.class.getResourceAsStream("/graphs/football.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] teams = line.split(":? ", -1);
                for (int i = 1; i < teams.length; i++) {
                    builder.addEdge(Integer.parseInt(teams[0]), Integer.parseInt(teams[i]));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.build();
    }

    /** Marriages of Florentine families (Padgett, Ansell 1993): 15 families, 20 edges. */
    static DrawnGraph florentineFamilies() {
        return DrawnGraph.of("""
                Acciaiuoli-Medici Castellani-Peruzzi Castellani-Strozzi Castellani-Barbadori Medici-Barbadori
                Medici-Ridolfi Medici-Tornabuoni Medici-Albizzi Medici-Salviati Salviati-Pazzi
                Peruzzi-Strozzi Peruzzi-Bischeri Strozzi-Ridolfi Strozzi-Bischeri Ridolfi-Tornabuoni
                Tornabuoni-Guadagni Albizzi-Ginori Albizzi-Guadagni Bischeri-Guadagni Guadagni-Lamberteschi
                """);
    }

    /**
     * Cliques in a ring, each joined to the next by one edge between their first nodes; node {@code i} is in clique
     * {@code i / size}.
     */
    static CsrGraph ringOfCliques(int cliques, int size) {
        CsrGraphBuilder builder = CsrGraph.builder(cliques * size);
        for (int clique = 0; clique < cliques; clique++) {
            int first = clique * size;
            for (int a = first; a < first + size; a++) {
                for (int b = a + 1; b < first + size; b++) {
                    builder.addEdge(a, b);
                }
            }
            builder.addEdge(first, (clique + 1) % cliques * size);
        }
        return builder.build();
    }

    static CsrGraph star(int leaves) {
        CsrGraphBuilder builder = CsrGraph.builder(leaves + 1);
        for (int leaf = 1; leaf <= leaves; leaf++) {
            builder.addEdge(0, leaf);
        }
        return builder.build();
    }

    static CsrGraph path(int nodes) {
        CsrGraphBuilder builder = CsrGraph.builder(nodes);
        for (int node = 1; node < nodes; node++) {
            builder.addEdge(node - 1, node);
        }
        return builder.build();
    }

    static CsrGraph complete(int nodes) {
        CsrGraphBuilder builder = CsrGraph.builder(nodes);
        for (int a = 0; a < nodes; a++) {
            for (int b = a + 1; b < nodes; b++) {
                builder.addEdge(a, b);
            }
        }
        return builder.build();
    }
}
