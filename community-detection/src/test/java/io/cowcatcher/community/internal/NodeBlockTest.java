package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.run.RunControl;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NodeBlockTest {

    @Property(tries = 200)
    void add_anyNodesOfAnyLevel_holdsTheirArcsSideBySide(
            @ForAll @IntRange(min = 2, max = 200) int nodes,
            @ForAll @IntRange(min = 1, max = 2_000) int edges,
            @ForAll boolean equalWeights,
            @ForAll boolean aggregated,
            @ForAll long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        LevelGraph graph = graph(nodes, edges, equalWeights, random);
        if (aggregated) {
            int[] labels = new int[nodes];
            for (int node = 0; node < nodes; node++) {
                labels[node] = random.nextInt(nodes / 2 + 1) % nodes;
            }
            graph = AggregationPhase.run(
                    graph,
                    Labels.compacted(labels, RunControl.inline()),
                    16,
                    KnownLevels.memory(),
                    RunControl.inline());
        }
        NodeBlock block = new NodeBlock(graph);
        for (int round = 0; round < 20; round++) {
            block.clear();
            int node = random.nextInt(graph.nodeCount());
            int added = 0;
            while (block.add(node)) {
                added++;
                node = (node + (random.nextBoolean() ? 1 : random.nextInt(graph.nodeCount()))) % graph.nodeCount();
            }
            block.close();
            assertThat(added).isPositive().isEqualTo(block.count());
            assertHoldsItsNodes(block, graph);
        }
    }

    private static LevelGraph graph(int nodes, int edges, boolean equalWeights, SplittableRandom random) {
        CsrGraphBuilder builder = CsrGraph.builder(nodes);
        boolean[] known = new boolean[nodes * nodes];
        for (int i = 0; i < edges; i++) {
            int a = random.nextInt(nodes);
            int b = random.nextInt(nodes);
            if (a != b && !known[a * nodes + b]) {
                known[a * nodes + b] = true;
                known[b * nodes + a] = true;
                builder.addEdge(a, b, equalWeights ? 2 : 1 + random.nextInt(9));
            }
        }
        return BaseGraph.weighedByCount(builder.build());
    }

    private static void assertHoldsItsNodes(NodeBlock block, LevelGraph graph) {
        for (int i = 0; i < block.count() && !block.isHub(); i++) {
            long arc = graph.firstArc(block.node(i));
            assertThat((long) block.end(i) - block.start(i)).isEqualTo(graph.degree(block.node(i)));
            for (int at = block.start(i); at < block.end(i); at++, arc++) {
                assertThat(block.heads()[at]).isEqualTo(graph.head(arc));
                assertThat(block.weights()[at]).isEqualTo(graph.weight(arc));
            }
        }
    }

    @Test
    void add_nodeOfMoreArcsThanABlockTakes_isAHubAlone() {
        CsrGraphBuilder builder = CsrGraph.builder(NodeBlock.capacity() + 2);
        for (int leaf = 1; leaf < NodeBlock.capacity() + 2; leaf++) {
            builder.addEdge(0, leaf, 1);
        }
        NodeBlock block = new NodeBlock(BaseGraph.weighedByCount(builder.build()));

        assertThat(block.add(1)).isTrue();
        assertThat(block.add(0)).isFalse();
        block.clear();
        assertThat(block.add(0)).isTrue();
        assertThat(block.add(1)).isFalse();
        block.close();

        assertThat(block.isHub()).isTrue();
        assertThat(block.node(0)).isZero();
        assertThat(block.arcCount()).isZero();
    }
}
