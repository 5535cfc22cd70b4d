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
    void batches_nodesWithoutNeighboursNextToThem_areDealtOutInGroups() {
        int nodes = 20_000;
        CsrGraphBuilder far = CsrGraph.builder(nodes);
        for (int node = 0; node < nodes / 2; node++) {
            far.addEdge(node, node + nodes / 2, 1);
        }

        assertThat(new Batches(BaseGraph.weighedByCount(far.build()), 1).groupSize())
                .isEqualTo(16);
    }

    @Example
    void batches_nodesWithNeighboursNextToThem_areDealtOutOneByOne() {
        int nodes = 20_000;
        CsrGraphBuilder path = CsrGraph.builder(nodes);
        for (int node = 1; node < nodes; node++) {
            path.addEdge(node - 1, node, 1);
        }

        assertThat(new Batches(BaseGraph.weighedByCount(path.build()), 1).groupSize())
                .isEqualTo(1);
    }
}
