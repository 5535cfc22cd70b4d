package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NodeQueueTest {

    @Property(tries = 200)
    void queue_anyOperations_behavesLikeADequeWithoutDuplicates(
            @ForAll @IntRange(min = 1, max = 20) int nodes, @ForAll long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int[] order = NodeOrder.shuffled(nodes, randomSeed);
        Deque<Integer> plain = new ArrayDeque<>();
        for (int node : order) {
            plain.add(node);
        }
        NodeQueue queue = new NodeQueue(order);

        for (int step = 0; step < 200; step++) {
            if (random.nextBoolean() && !plain.isEmpty()) {
                assertThat(queue.poll()).isEqualTo(plain.remove());
            } else {
                int node = random.nextInt(nodes);
                queue.offer(node);
                if (!plain.contains(node)) {
                    plain.add(node);
                }
            }
            assertThat(queue.size()).isEqualTo(plain.size());
            assertThat(queue.isEmpty()).isEqualTo(plain.isEmpty());
        }
    }
}
