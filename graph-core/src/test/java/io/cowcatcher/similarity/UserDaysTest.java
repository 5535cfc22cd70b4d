package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UserDaysTest {
    private static final int THREADS = 4;
    private static final int MINUTES_OF_DAY = 24 * 60;

    private static PurchaseIndex index(int events) {
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            lines.add(new TinyLog.Line("u" + i % 97, "i" + i % 31, (long) i * MINUTES_OF_DAY / 500));
        }
        return new TinyLog(lines).index();
    }

    /** Refinements of several threads ask first all at once; what each takes is told for one count. */
    @Test
    void userDays_askedByManyThreadsAtOnce_areCountedOnce() throws Exception {
        PurchaseIndex index = index(50_000);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        Callable<UserDays> asking = () -> {
            together.await();
            return index.userDays();
        };
        Set<UserDays> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<UserDays> days : threads.invokeAll(Collections.nCopies(THREADS, asking))) {
                counted.add(days.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(counted).hasSize(1);
    }

    @Test
    void eventsOfUser_dayWithAndWithoutPurchases_areCounted() {
        PurchaseIndex index = TinyLog.of("a: x@0 y@1 x@1500; b: x@2").index();

        assertThat(index.eventsOfUser(0, 0)).isEqualTo(2);
        assertThat(index.eventsOfUser(0, 1)).isOne();
        assertThat(index.eventsOfUser(1, 1)).isZero();
    }
}
