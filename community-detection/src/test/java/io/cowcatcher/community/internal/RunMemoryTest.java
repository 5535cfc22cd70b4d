package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunMemoryTest {
    private static final CsrGraph GRAPH =
            CsrGraph.builder(3).addEdge(0, 1).addEdge(1, 2).build();

    private final List<MemoryEstimate> asked = new ArrayList<>();

    private RunMemory within(long budget) {
        return new RunMemory(
                "Louvain", GRAPH, RunControl.inline().withinHeap(budget).tellingEstimatesTo(asked::add));
    }

    @Test
    void take_beyondWhatWasAskedFor_asksAgainForALittleMore() {
        RunMemory memory = within(Long.MAX_VALUE);

        memory.take(1_000_000);
        memory.take(10_000);
        memory.take(1_000_000);

        assertThat(asked).hasSize(2).allSatisfy(estimate -> {
            assertThat(estimate.what()).isEqualTo("Louvain on 3 nodes and 2 edges");
            assertThat(estimate.upperBytes()).isBetween(estimate.lowerBytes(), (long) (1.04 * estimate.lowerBytes()));
        });
        assertThat(asked.get(1).lowerBytes()).isEqualTo(memory.held());
    }

    @Test
    void take_whatWasGivenBack_isNotAskedForAgain() {
        RunMemory memory = within(Long.MAX_VALUE);
        long before = memory.held();
        memory.take(1_000_000);

        memory.give(500_000);
        memory.take(500_000);
        memory.giveAllBut(before);
        memory.take(1_000_000);

        assertThat(asked).hasSize(1);
    }

    @Test
    void take_moreThanTheBudget_isRefusedAndNotHeld() {
        RunMemory memory = within(2_000_000);
        memory.take(1_000_000);
        long held = memory.held();

        assertThatThrownBy(() -> memory.take(1_000_000))
                .isInstanceOf(MemoryBudgetException.class)
                .hasMessageContaining("Louvain on 3 nodes and 2 edges");
        assertThat(memory.held()).isEqualTo(held);
    }
}
