package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.RunControl;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NodeSetTest {

    @Property(tries = 200)
    void set_anyOperations_behavesLikeASet(@ForAll @IntRange(min = 1, max = 200) int nodes, @ForAll long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        boolean full = random.nextBoolean();
        NodeSet set = full ? NodeSet.all(nodes) : NodeSet.of(new int[0], nodes);
        Set<Integer> plain = new TreeSet<>();
        if (full) {

            for (int node = 0; node < nodes; node++) {
                plain.add(node);
            }
        }
        for (int step = 0; step < 100; step++) {
            int node = random.nextInt(nodes);
            switch (random.nextInt(5)) {
                case 0 -> {
                    set.add(node);
                    plain.add(node);
                }
                case 1 -> {
                    boolean wanted = random.nextBoolean();
                    set.addIf(wanted, node);
                    if (wanted) {
                        plain.add(node);
                    }
                }
                case 2 -> {
                    set.remove(node);
                    plain.remove(node);
                }
                case 3 -> {
                    int first = node & -4;
                    for (int i = 0; i < 4; i++) {
                        assertThat(set.bits(first, 0xF) >>> i & 1).isEqualTo(plain.contains(first + i) ? 1 : 0);
                    }
                }
                default -> {
                    if (random.nextInt(10) == 0) {
                        set.clear();
                        plain.clear();
                    }
                }
            }
            assertThat(set.contains(node)).isEqualTo(plain.contains(node));
            assertThat(set.size()).isEqualTo(plain.size());
        }
    }

    @Test
    void addShared_byFourThreads_losesNone() {
        int nodes = 100_000;
        NodeSet set = new NodeSet(nodes);
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            RunControl.on(workers, 4).forEach(4, part -> {
                for (int node = part; node < nodes; node += 4) {
                    set.addShared(node);
                }
            });
        } finally {
            workers.shutdown();
        }
        assertThat(set.size()).isEqualTo(nodes);
    }
}
