package io.cowcatcher.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.RunCancelledException;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class CrewTest {
    private final ExecutorService workers = Executors.newFixedThreadPool(3);

    @AfterEach
    void stopWorkers() {
        workers.shutdownNow();
    }

    /** Executors that help, that never do, that refuse, and that work on the caller. */
    static Stream<Executor> executors() {
        Executor refusing = task -> {
            throw new RejectedExecutionException("full");
        };
        Executor idle = task -> {};
        Executor calling = Runnable::run;
        Executor fresh = task -> {
            Thread thread = new Thread(task, "crew");
            thread.setDaemon(true);
            thread.start();
        };
        return Stream.of(fresh, idle, refusing, calling);
    }

    @ParameterizedTest
    @MethodSource("executors")
    void forEach_manyLoops_runsEveryTaskOnceWithOneMemberAtATime(Executor executor) {
        int tasks = 50;
        try (Crew crew = RunControl.on(executor, 4).crew()) {
            for (int loop = 0; loop < 300; loop++) {
                AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
                AtomicIntegerArray busy = new AtomicIntegerArray(crew.size());
                AtomicBoolean shared = new AtomicBoolean();
                crew.forEach(tasks, (task, member) -> {
                    shared.compareAndSet(false, busy.incrementAndGet(member) > 1);
                    runs.incrementAndGet(task);
                    busy.decrementAndGet(member);
                });
                for (int task = 0; task < tasks; task++) {
                    assertThat(runs.get(task)).isEqualTo(1);
                }
                assertThat(shared).isFalse();
            }
        }
    }

    @Test
    void forEach_loops_areSharedWithMembers() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        try (Crew crew = RunControl.on(workers, 2).crew()) {
            crew.forEach(2, (task, member) -> {
                both.countDown();
                awaitQuietly(both);
            });
        }
        assertThat(both.getCount()).isZero();
    }

    @Test
    void forEach_taskFails_throwsItAndStopsTheRest() {
        AtomicIntegerArray runs = new AtomicIntegerArray(1);
        try (Crew crew = RunControl.on(workers, 3).crew()) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> crew.forEach(100_000, (task, member) -> {
                        runs.incrementAndGet(0);
                        throw new IllegalStateException("broken");
                    }))
                    .withMessage("broken");
            assertThat(runs.get(0)).isLessThan(100_000);
            crew.forEach(10, (task, member) -> runs.set(0, -1)); // and can go on
        }
        assertThat(runs.get(0)).isEqualTo(-1);
    }

    @Test
    void forEach_cancelled_ends() {
        AtomicBoolean stop = new AtomicBoolean();
        for (int threads : new int[] {1, 3}) {
            stop.set(false);
            RunControl control = RunControl.on(workers, threads).cancelledBy(Cancellation.when(stop));
            try (Crew crew = control.crew()) {
                assertThatExceptionOfType(RunCancelledException.class)
                        .isThrownBy(() -> crew.forEach(100, (task, member) -> stop.set(true)));
            }
        }
    }

    @Test
    void close_members_giveTheirThreadsBack() throws InterruptedException {
        try (Crew crew = RunControl.on(workers, 4).crew()) {
            crew.forEach(10, (task, member) -> {});
        }
        CountDownLatch free = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            workers.execute(() -> {
                free.countDown();
                awaitQuietly(free);
            });
        }
        assertThat(free.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void close_executorThatIsLate_holdsNothingOfTheLoops() {
        Queue<Runnable> late = new ArrayDeque<>();

        WeakReference<byte[]> array = arrayOfALoop(late);

        assertThat(late).hasSize(3);
        for (int i = 0; i < 50 && array.get() != null; i++) {
            System.gc();
        }
        assertThat(array.get()).isNull();
    }

    private static WeakReference<byte[]> arrayOfALoop(Queue<Runnable> late) {
        byte[] array = new byte[10];
        try (Crew crew = RunControl.on(late::add, 4).crew()) {
            crew.forEach(array.length, (task, member) -> array[task] = 1);
        }
        return new WeakReference<>(array);
    }
}
