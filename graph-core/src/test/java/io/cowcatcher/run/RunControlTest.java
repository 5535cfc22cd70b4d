package io.cowcatcher.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunControlTest {
    private final ExecutorService workers = Executors.newFixedThreadPool(3);

    @AfterEach
    void shutDown() {
        workers.shutdownNow();
    }

    private static void assertEachOnce(RunControl control, int tasks) {
        AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(1, tasks));
        control.forEach(tasks, runs::incrementAndGet);
        for (int task = 0; task < tasks; task++) {
            assertThat(runs.get(task)).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void forEach_anyParallelism_runsEachTaskOnce(int threads) {
        for (int tasks : new int[] {0, 1, 7, 1_000}) {
            assertEachOnce(RunControl.on(workers, threads), tasks);
        }
    }

    @Test
    void forEach_executorThatRejectsOrNeverRuns_isDoneByTheCaller() {
        assertEachOnce(
                RunControl.on(
                        task -> {
                            throw new RejectedExecutionException("full");
                        },
                        4),
                50);
        assertEachOnce(RunControl.on(task -> {}, 4), 50);
    }

    @Test
    void forEach_executorThatIsLate_doesNotHoldWhatTheTaskNeeded() {
        List<Runnable> late = new ArrayList<>();
        WeakReference<byte[]> needed = forEachWith(new byte[1 << 20], RunControl.on(late::add, 2));

        for (int i = 0; i < 20 && needed.get() != null; i++) {
            System.gc();
        }

        assertThat(needed.get()).isNull();
        assertThat(late).hasSize(1);
        late.get(0).run(); // nothing is left to do
    }

    private static WeakReference<byte[]> forEachWith(byte[] array, RunControl control) {
        control.forEach(3, task -> array[task]++);
        return new WeakReference<>(array);
    }

    @Test
    void forEach_withinTheSameBoundedExecutor_doesNotDeadlock() {
        RunControl control = RunControl.on(workers, 4);
        AtomicInteger inner = new AtomicInteger();

        control.forEach(8, outer -> control.forEach(8, task -> inner.incrementAndGet()));

        assertThat(inner.get()).isEqualTo(64);
    }

    @Test
    void forEach_taskFails_wakesUpOnceWhoeverWaits() {
        AtomicInteger wakings = new AtomicInteger();
        CountDownLatch failed = new CountDownLatch(1);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> RunControl.on(workers, 2)
                        .forEach(
                                2,
                                task -> {
                                    if (task == 0) {
                                        throw new IllegalStateException("first");
                                    }
                                    await(failed);
                                },
                                () -> {
                                    wakings.incrementAndGet();
                                    failed.countDown();
                                }))
                .withMessage("first");

        assertThat(wakings).hasValue(1);
    }

    @Test
    void forEach_helpers_takePart() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);

        RunControl.on(workers, 2).forEach(2, task -> {
            threads.add(Thread.currentThread());
            both.countDown();
            await(both);
        });

        assertThat(threads).hasSize(2).contains(Thread.currentThread());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS))
                    .as("another thread takes the other task within a minute")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void forEach_taskFails_throwsThatFailureAndSkipsTheRest() {
        AtomicInteger begun = new AtomicInteger();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunControl.inline().forEach(100, task -> {
                    begun.incrementAndGet();
                    if (task == 3) {
                        throw new IllegalArgumentException("task 3");
                    }
                }))
                .withMessage("task 3");
        assertThat(begun.get()).isEqualTo(4);
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> RunControl.on(workers, 3).forEach(9, task -> {
                    throw new StackOverflowError("deep");
                }));
    }

    @Test
    void forEach_cancelledAmid_beginsNoFurtherTask() {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger begun = new AtomicInteger();
        RunControl control = RunControl.inline().cancelledBy(Cancellation.when(stop));

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> control.phase("pairs", 0, 1).forEach(100, task -> {
                    stop.set(begun.incrementAndGet() == 5);
                }))
                .withMessage("run was cancelled during pairs");
        assertThat(begun.get()).isEqualTo(5);
    }

    @Test
    void cancellation_afterATime_comesThenAndNotBefore() {
        assertThat(Cancellation.after(Duration.ZERO).isRequested()).isTrue();
        assertThat(Cancellation.after(Duration.ofDays(1)).isRequested()).isFalse();
        assertThat(Cancellation.after(Duration.ofSeconds(Long.MAX_VALUE)).isRequested())
                .isFalse();
        assertThat(Cancellation.never().isRequested()).isFalse();
    }

    @Test
    void onCallingThread_isSilentAndCancelledAlike() {
        List<Double> told = new ArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();
        RunControl whole = RunControl.on(workers, 4)
                .cancelledBy(Cancellation.when(stop))
                .reportingTo(progress -> told.add(progress.fraction()))
                .withinHeap(10);

        RunControl alone = whole.onCallingThread();

        alone.report(1);
        assertThat(told).isEmpty();
        assertThat(alone.parallelism()).isEqualTo(1);
        Thread caller = Thread.currentThread();
        alone.forEach(20, i -> assertThat(Thread.currentThread()).isSameAs(caller));
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> alone.admit(new MemoryEstimate("it", 11, 11)));
        stop.set(true);
        assertThatExceptionOfType(RunCancelledException.class).isThrownBy(alone::checkCancelled);
    }

    @Test
    void report_phasesAndThreads_neverFallsAndEndsAtOne() {
        List<Progress> seen = new ArrayList<>();
        RunControl control = RunControl.on(workers, 4).reportingTo(seen::add);

        control.phase("first", 0, 0.3).forEach(200, task -> {});
        control.phase("second", 0.3, 0.3).report(1);
        RunControl last = control.phase("last", 0.3, 1);
        last.phase("inner", 0, 0.5).forEach(50, task -> {});
        last.report(0.1);
        last.report(1);

        assertThat(seen).extracting(Progress::fraction).isSorted();
        assertThat(seen.get(seen.size() - 1)).isEqualTo(new Progress("last", 1));
        assertThat(seen).extracting(Progress::phase).contains("first", "second", "inner");
        assertThat(seen)
                .filteredOn(progress -> progress.phase().equals("inner"))
                .allSatisfy(progress -> assertThat(progress.fraction()).isBetween(0.3, 0.65));
    }

    @Test
    void admit_moreThanTheBudget_saysWhatIsNeededAndFree() {
        RunControl control = RunControl.inline().withinHeap(3 << 20);

        control.admit(new MemoryEstimate("run", 1 << 20, 3 << 20));

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> control.admit(new MemoryEstimate("run", 0, (3 << 20) + 1)))
                .withMessageContaining(
                        "run must fit the memory budget (needed: 4 MB, free: 3 MB); give the JVM more heap")
                .satisfies(refusal -> {
                    assertThat(refusal.neededBytes()).isEqualTo((3 << 20) + 1);
                    assertThat(refusal.freeBytes()).isEqualTo(3 << 20);
                });
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> control.phase("inner", 0, 1).admit(new MemoryEstimate("run", 0, 4 << 20)));
    }

    @Test
    void admit_moreThanTheHeap_isRefusedWithoutABudget() {
        long heap = Runtime.getRuntime().maxMemory();

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> RunControl.inline().admit(new MemoryEstimate("run", 0, heap + 1)));
        RunControl.inline().admit(new MemoryEstimate("run", 0, heap + 1), heap); // all but a byte is taken already
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(
                        () -> RunControl.inline().withinHeap(heap).admit(new MemoryEstimate("run", 0, heap + 1), heap));
    }

    @Test
    void controlsAndEstimates_impossibleValues_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunControl.on(workers, 0))
                .withMessage("parallelism must be at least 1 (got: 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunControl.inline().withinHeap(-1))
                .withMessageContaining("(got: -1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunControl.inline().phase("p", 0.5, 0.4))
                .withMessageContaining("(got: 0.5, 0.4)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunControl.inline().phase("p", Double.NaN, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunControl.inline().forEach(-1, task -> {}))
                .withMessageContaining("(got: -1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemoryEstimate("run", 2, 1))
                .withMessageContaining("(got: 2, 1)");
        assertThat(new MemoryEstimate("a", 1, 2).plus(new MemoryEstimate("b", 3, 5)))
                .isEqualTo(new MemoryEstimate("a and b", 4, 7));
    }

    @Test
    void forEach_callerInterrupted_finishesAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertEachOnce(RunControl.on(workers, 3), 20);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
