package io.cowcatcher.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

class UnionFindTest {
    private static final int SIZE = 30;

    @Property(tries = 200)
    void sets_anyUnions_areTheConnectedSetsOfJGraphT(
            @ForAll @Size(max = 40) List<@IntRange(max = SIZE * SIZE - 1) Integer> pairs) {
        UnionFind sets = new UnionFind(SIZE);
        SimpleGraph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        IntStream.range(0, SIZE).forEach(graph::addVertex);
        for (int pair : pairs) {
            sets.unite(pair / SIZE, pair % SIZE);
            if (pair / SIZE != pair % SIZE) {
                graph.addEdge(pair / SIZE, pair % SIZE);
            }
        }

        List<List<Integer>> expected = new ConnectivityInspector<>(graph)
                .connectedSets().stream()
                        .filter(set -> set.size() >= 2)
                        .map(set -> set.stream().sorted().toList())
                        .sorted((a, b) -> Integer.compare(a.get(0), b.get(0)))
                        .toList();
        List<List<Integer>> found = java.util.Arrays.stream(sets.sets(2))
                .map(set -> IntStream.of(set).boxed().toList())
                .toList();
        assertThat(found).isEqualTo(expected);
    }
}
