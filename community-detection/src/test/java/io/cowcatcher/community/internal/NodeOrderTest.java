package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.RunControl;
import java.util.Arrays;
import java.util.SplittableRandom;
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

    @Test
    void shuffleForVisits_manyEntries_holdsEachOnceAndNearItsNeighbours() {
        int size = (1 << 16) + 100;
        int[] order = Labels.singletons(size + 7).array();

        NodeOrder.shuffleForVisits(order, 3, 3 + size, new SplittableRandom(1), RunControl.inline());

        assertThat(order).startsWith(0, 1, 2).endsWith(size + 3, size + 4, size + 5, size + 6);
        for (int start = 3; start + 1_024 <= size; start += 1_024) {
            int block = (order[start] - 3) / 1_024;
            assertThat(Arrays.stream(order, start, start + 1_024)).allMatch(entry -> (entry - 3) / 1_024 == block);
        }
        assertThat(order[3]).isNotEqualTo(3);
        Arrays.sort(order);
        assertThat(order).isEqualTo(Labels.singletons(size + 7).array());
    }

    @Test
    void shuffleForVisits_fewEntries_isAPlainShuffle() {
        int[] order = Labels.singletons(5_000).array();
        int[] plain = order.clone();

        NodeOrder.shuffleForVisits(order, 0, 5_000, new SplittableRandom(1), RunControl.inline());
        NodeOrder.shuffle(plain, 0, 5_000, new SplittableRandom(1), RunControl.inline());

        assertThat(order).isEqualTo(plain);
    }
}
