package io.cowcatcher.run;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One loop of a {@link Crew}: members claim indices from a common counter until none is left. */
final class CrewLoop {
    private final RunControl control;
    private final int taskCount;
    private final Crew.Task task;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    CrewLoop(RunControl control, int taskCount, Crew.Task task) {
        this.control = control;
        this.taskCount = taskCount;
        this.task = task;
    }

    void work(int member) {
        for (int index = claim(); index < taskCount; index = claim()) {
            try {
                if (failure.get() == null) {
                    control.checkCancelled();
                    task.run(index, member);
                }
            } catch (Throwable thrown) {
                failure.compareAndSet(null, thrown);
            } finally {
                done.incrementAndGet();
            }
        }
    }

    /** The next index, or one too large; the counter cannot overflow, as each member asks once too often at most. */
    private int claim() {
        return next.get() >= taskCount ? taskCount : next.getAndIncrement();
    }

    boolean isDone() {
        return done.get() >= taskCount;
    }

    void rethrow() {
        TaskRun.rethrow(failure.get());
    }
}
