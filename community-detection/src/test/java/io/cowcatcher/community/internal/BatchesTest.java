package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import java.util.BitSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BatchesTest {

    @Property
    void batches_anySize_holdEveryNodeOnceInItsSlot(
            @ForAll @IntRange(min = 0, max = 5_000) int nodes,
            @ForAll @IntRange(min = 1, max = 300) int perBatch,
            @ForAll long randomSeed) {
        Batches batches = new Batches(nodes, perBatch, randomSeed);
        BitSet seen = new BitSet();
        for (int batch = 0; batch < batches.count(); batch++) {
            int last = -1;
            for (int slot = 0; slot < batches.slots(); slot++) {
                int node = batches.nodeAt(batch, slot);
                if (node >= nodes) {
                    continue;
                }
                assertThat(node).isGreaterThan(last);
                last = node;
                assertThat(seen.get(node)).isFalse();
                seen.set(node);
                assertThat(batches.slotOf(node)).isEqualTo(slot);
                for (int other = 0; other < batches.count(); other++) {
                    assertThat(batches.isIn(other, node)).isEqualTo(other == batch);
                }
                int first = node & -batches.groupSize();
                assertThat(batches.nodeAt(batch, batches.slotOf(first))).isEqualTo(first);
            }
        }
        assertThat(seen.cardinality()).isEqualTo(nodes);
    }

    @Property
    void batches_sizeAskedFor_isNotExceededByMoreThanAGroup(
            @ForAll @IntRange(min = 1, max = 100_000) int nodes, @ForAll @IntRange(min = 1, max = 5_000) int perBatch) {
        Batches batches = new Batches(nodes, perBatch, 1);

        assertThat(batches.slots()).isBetween(1, perBatch + batches.groupSize());
        assertThat(perBatch > 1 || batches.slots() == 1).isTrue();
    }

    @Example
    void batches_nodesWithNeighboursFarAway_areDealtOutInWholeStretches() {
        int nodes = 70_001;
        Batches batches = new Batches(withNeighboursAt(nodes / 2, nodes), 1);
        assertThat(batches.groupSize()).isEqualTo(64);
        assertThat(batches.slots()).isEqualTo(256);
        BitSet seen = new BitSet();
        for (int batch = 0; batch < batches.count(); batch++) {
            int first = batches.nodeAt(batch, 0);
            for (int slot = 0; slot < batches.slots() && batches.nodeAt(batch, slot) < nodes; slot++) {
                int node = batches.nodeAt(batch, slot);
                assertThat(node).isEqualTo(first + slot);
                assertThat(batches.slotOf(node)).isEqualTo(slot);
                assertThat(batches.isIn(batch, node)).isTrue();
                seen.set(node);
            }
            assertThat(first >= nodes || !batches.isIn(batch, first + batches.slots()))
                    .isTrue();
        }

        assertThat(seen.cardinality()).isEqualTo(nodes);
    }

    @Example
    void batches_nodesWithNeighboursInTheSameStretch_areDealtOutInGroups() {
        assertThat(new Batches(withNeighboursAt(30, 20_000), 1).groupSize()).isEqualTo(16);
    }

    @Example
    void batches_nodesWithNeighboursNextToThem_areDealtOutOneByOne() {
        assertThat(new Batches(withNeighboursAt(1, 20_000), 1).groupSize()).isEqualTo(1);
    }

    /** A graph whose edges lead from each node to the one that many numbers on. */
    private static LevelGraph withNeighboursAt(int distance, int nodes) {
        CsrGraphBuilder graph = CsrGraph.builder(nodes);
        for (int node = distance; node < nodes; node++) {
            graph.addEdge(node - distance, node, 1);
        }
        return BaseGraph.weighedByCount(graph.build());
    }
}
