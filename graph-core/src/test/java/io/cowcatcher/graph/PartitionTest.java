package io.cowcatcher.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PartitionTest {

    @Test
    void singletons_everyNode_isAlone() {
        Partition alone = Partition.singletons(3);

        assertThat(alone.communityCount()).isEqualTo(3);
        assertThat(alone).isEqualTo(Partition.of(new int[] {2, 0, 1}));
        assertThat(Partition.singletons(0).communityCount()).isZero();
        assertThat(alone.toString()).isEqualTo("Partition of 3 nodes into 3 communities");
    }

    @Test
    void of_labelOutOfRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Partition.of(new int[] {0, 2}))
                .withMessageContaining("label must be from 0 to 1 (got: 2 at node 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Partition.of(new int[] {-1}))
                .withMessageContaining("(got: -1 at node 0)");
    }

    @Test
    void of_labelsChangedAfterwards_leavesThePartitionAlone() {
        int[] labels = {0, 0, 1};
        Partition partition = Partition.of(labels);

        labels[0] = 1;
        partition.members(0)[0] = 2;
        partition.toLabels()[0] = 1;

        assertThat(partition.members(0)).containsExactly(0, 1);
        assertThat(partition).isNotEqualTo(Partition.of(new int[] {0, 1, 1}));
    }
}
