package io.cowcatcher.run;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One parallel loop: the calling thread and its helpers claim indices from a common counter until none is left.
 *
 * <p>The caller waits only for indices that a helper has claimed, never for a helper to be started; an executor that
 * never runs anything therefore costs speed, not progress.
 */
final class TaskRun {
    private final RunControl control;
    private final int taskCount;
    /** Gone when all is done: an executor that is late, or never runs a helper, must not hold what a task needed. */
    private volatile @Nullable IntConsumer task;

    private final Runnable whenFailed;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch allDone;

    TaskRun(RunControl control, int taskCount, IntConsumer task, Runnable whenFailed) {
        this.control = control;
        this.taskCount = taskCount;
        this.task = task;
        this.whenFailed = whenFailed;
        this.allDone = new CountDownLatch(taskCount);
    }

    void runOn(Executor workers) {
        int helpers = Math.min(control.parallelism(), taskCount) - 1;
        for (int i = 0; i < helpers; i++) {
            try {
                workers.execute(this::claimAndRun);
            } catch (RejectedExecutionException saturated) {
                break; // the calling thread does the work alone
            }
        }
        claimAndRun();
        awaitOthers();
        task = null;
        rethrow(failure.get());
    }

    private void claimAndRun() {
        IntConsumer own = task;
        if (own == null) {
            return;
        }
        for (int index = next.getAndIncrement(); index < taskCount; index = next.getAndIncrement()) {
            try {
                if (failure.get() == null) {
                    control.checkCancelled();
                    own.accept(index);
                    control.report((double) done.incrementAndGet() / taskCount);
                }
            } catch (Throwable thrown) {
                if (failure.compareAndSet(null, thrown)) {
                    whenFailed.run();
                }
            } finally {
                allDone.countDown();
            }
        }
    }

    private void awaitOthers() {
        boolean interrupted = false;
        while (true) {
            try {
                allDone.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // claimed tasks must end before their arrays may be used or dropped
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws what a task has thrown, if it has. */
    static void rethrow(@Nullable Throwable thrown) {
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw new UndeclaredThrowableException(thrown); // a checked exception that the task has smuggled out
        }
    }
}
