package io.cowcatcher.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.Modularity;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChangedNodesTest {
    private static final RunControl CONTROL = RunControl.inline();

    /** Edges by their ends, which come and go. */
    private static final class Edges {
        private final int nodeCount;
        private final TreeMap<Long, Double> weights = new TreeMap<>();

        Edges(CsrGraph graph) {
            this.nodeCount = graph.nodeCount();
            for (int node = 0; node < nodeCount; node++) {
                for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                    if (graph.head(arc) > node) {
                        weights.put(key(node, graph.head(arc)), graph.weight(arc));
                    }
                }
            }
        }

        private static long key(int a, int b) {
            return (long) Math.min(a, b) << 32 | Math.max(a, b);
        }

        /** Deletes, inserts and reweighs so many edges each; returns their ends. */
        int[] change(int count, SplittableRandom random) {
            List<Integer> ends = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                List<Long> present = List.of(anyOf(random), anyOf(random));
                weights.remove(present.get(0));
                weights.replace(present.get(1), 1 + random.nextDouble());
                int a = random.nextInt(nodeCount);
                int b = (a + 1 + random.nextInt(nodeCount - 1)) % nodeCount;
                weights.put(key(a, b), 1.0);
                for (long edge : List.of(present.get(0), present.get(1), key(a, b))) {
                    ends.add((int) (edge >>> 32));
                    ends.add((int) edge);
                }
            }
            return ends.stream().mapToInt(Integer::intValue).toArray();
        }

        private long anyOf(SplittableRandom random) {
            Long found = weights.ceilingKey((long) random.nextInt(nodeCount) << 32);
            return found == null ? weights.firstKey() : found;
        }

        CsrGraph graph() {
            CsrGraphBuilder builder = CsrGraph.builder(nodeCount);
            weights.forEach((edge, weight) -> builder.addEdge((int) (edge >>> 32), edge.intValue(), weight));
            return builder.build();
        }
    }

    @Property(tries = 100)
    void between_anyChange_findsEndsOfWhatDiffers(@ForAll long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        CsrGraph before = PlantedPartition.draw(4, 10, 6, 2, randomSeed).graph();
        Edges edges = new Edges(before);
        ChangedNodes named = ChangedNodes.of(edges.change(1 + random.nextInt(5), random));
        CsrGraph after = edges.graph();

        ChangedNodes found = ChangedNodes.between(before, after);

        assertThat(Arrays.stream(found.toArray()).boxed().toList())
                .isSubsetOf(Arrays.stream(named.toArray()).boxed().toList());
        for (int node = 0; node < after.nodeCount(); node++) {
            if (before.strength(node) != after.strength(node)) {
                assertThat(found.toArray()).contains(node);
            }
        }
        assertThat(ChangedNodes.between(after, after).count()).isZero();
    }

    @Property(tries = 100)
    void improve_anyChange_isNoWorseThanTheStart(@ForAll long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        Edges edges = new Edges(PlantedPartition.draw(6, 12, 6, 2, randomSeed).graph());
        LouvainOptions louvain = LouvainOptions.defaults();
        Partition start = Louvain.detect(edges.graph(), louvain, CONTROL).partition();
        ChangedNodes changed = ChangedNodes.of(edges.change(1 + random.nextInt(20), random));
        CsrGraph after = edges.graph();
        double before = Modularity.defaults().of(after, start);

        LouvainResult found = Louvain.improve(after, start, changed, louvain, CONTROL);
        LeidenResult refined = Leiden.improve(after, start, changed, LeidenOptions.defaults(), CONTROL);

        assertThat(found.quality()).isGreaterThanOrEqualTo(before - 1e-12);
        assertThat(refined.quality()).isGreaterThanOrEqualTo(before - 1e-12);
    }

    @Test
    void improve_nothingChanged_leavesWhatIsConverged() {
        CsrGraph graph = PlantedPartition.draw(10, 20, 8, 3, 5).graph();
        Partition start =
                Louvain.detect(graph, LouvainOptions.defaults(), CONTROL).partition();

        assertThat(Louvain.improve(graph, start, ChangedNodes.of(), LouvainOptions.defaults(), CONTROL)
                        .partition())
                .isEqualTo(start);
    }

    @Test
    void improve_changesInOnePart_visitsNothingElsewhere() {
        CsrGraph graph = CsrGraph.builder(8)
                .addEdge(0, 1, 1)
                .addEdge(1, 2, 1)
                .addEdge(2, 0, 1)
                .addEdge(5, 6, 1)
                .addEdge(6, 7, 1)
                .addEdge(7, 5, 1)
                .build();
        Partition alone = Partition.of(new int[] {0, 1, 2, 3, 4, 5, 6, 7});
        LouvainOptions oneLevel = LouvainOptions.defaults().withMaximumLevels(1);

        Partition found = Louvain.improve(graph, alone, ChangedNodes.of(0), oneLevel, CONTROL)
                .partition();

        assertThat(found).isEqualTo(Partition.of(new int[] {0, 0, 0, 3, 4, 5, 6, 7}));
    }

    @Test
    void improve_hundredBatches_isAsGoodAsAFreshRunAndConnected() {
        SplittableRandom random = new SplittableRandom(3);
        Edges edges = new Edges(PlantedPartition.draw(40, 25, 8, 3, 11).graph());
        LouvainOptions louvain = LouvainOptions.defaults();
        LeidenOptions leiden = LeidenOptions.defaults().withMaximumIterations(1);
        CsrGraph graph = edges.graph();
        Partition byLouvain = Louvain.detect(graph, louvain, CONTROL).partition();
        Partition byLeiden = Leiden.detect(graph, leiden, CONTROL).partition();
        for (int batch = 0; batch < 100; batch++) {
            ChangedNodes changed = ChangedNodes.of(edges.change(5, random));
            graph = edges.graph();
            byLouvain =
                    Louvain.improve(graph, byLouvain, changed, louvain, CONTROL).partition();
            byLeiden = Leiden.improve(graph, byLeiden, changed, leiden, CONTROL).partition();
            assertThat(Connectedness.disconnected(graph, byLeiden)).isEmpty();
        }

        Modularity modularity = Modularity.defaults();
        assertThat(modularity.of(graph, byLouvain))
                .isGreaterThanOrEqualTo(
                        0.995 * Louvain.detect(graph, louvain, CONTROL).quality());
        assertThat(modularity.of(graph, byLeiden))
                .isGreaterThanOrEqualTo(
                        0.995 * Leiden.detect(graph, leiden, CONTROL).quality());
    }

    @Test
    void improve_anyNumberOfThreads_isTheSame() {
        Edges edges = new Edges(PlantedPartition.draw(200, 30, 8, 3, 7).graph());
        Partition start = Louvain.detect(edges.graph(), LouvainOptions.defaults(), CONTROL)
                .partition();
        ChangedNodes changed = ChangedNodes.of(edges.change(300, new SplittableRandom(2)));
        CsrGraph after = edges.graph();
        ExecutorService workers = Executors.newFixedThreadPool(7);
        try {
            LouvainResult one = Louvain.improve(after, start, changed, LouvainOptions.defaults(), CONTROL);
            for (int threads : new int[] {2, 8}) {
                assertThat(Louvain.improve(
                                after, start, changed, LouvainOptions.defaults(), RunControl.on(workers, threads)))
                        .isEqualTo(one);
            }
        } finally {
            workers.shutdown();
        }
    }

    @Test
    void improve_nodesThatTheGraphHasNot_areRefused() {
        CsrGraph graph = CsrGraph.builder(2).addEdge(0, 1, 1).build();
        Partition start = Partition.of(new int[] {0, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Louvain.improve(graph, start, ChangedNodes.of(0, 2), LouvainOptions.defaults(), CONTROL))
                .withMessageContaining("changed nodes must be below 2")
                .withMessageContaining("got: 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChangedNodes.of(3, -1))
                .withMessageContaining("got: -1");
    }
}
