package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NodeOrderTest {

    @Test
    void shuffled_anySize_holdsEveryNodeOnce() {
        for (int size : new int[] {0, 1, 2, 1_023, 1_024, 1_025, 5_000}) {
            int[] order = NodeOrder.shuffled(size, 3);
            Arrays.sort(order);

            assertThat(order).isEqualTo(Labels.singletons(size).array());
        }
    }

    @Test
    void shuffled_randomSeed_decidesTheOrder() {
        assertThat(NodeOrder.shuffled(5_000, 1)).isEqualTo(NodeOrder.shuffled(5_000, 1));
        assertThat(NodeOrder.shuffled(5_000, 1)).isNotEqualTo(NodeOrder.shuffled(5_000, 2));
    }

    @Test
    void shuffled_largeGraph_staysInBlocks() {
        int[] order = NodeOrder.shuffled(10 * 1_024, 1);

        for (int start = 0; start < order.length; start += 1_024) {
            int block = order[start] / 1_024;
            assertThat(Arrays.stream(order, start, start + 1_024)).allMatch(node -> node / 1_024 == block);
        }
    }
}
