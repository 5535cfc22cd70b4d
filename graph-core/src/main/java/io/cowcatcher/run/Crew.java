package io.cowcatcher.run;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of one phase, kept at hand for many short loops.
 *
 * <p>{@link RunControl#forEach} asks the executor for help with every loop, which costs some ten microseconds a time; a
 * crew asks once, and its members look out for the next loop until the crew is closed. The calling thread takes part
 * and waits only for tasks that a member has begun, never for a member to arrive: an executor that is saturated or runs
 * tasks on the caller makes a loop slower, but cannot block it.
 *
 * <pre>{@code
 * try (Crew crew = control.crew()) {
 *     Scratch[] scratch = new Scratch[crew.size()];
 *     crew.forEach(ranges, (range, member) -> work(range, scratch[member]));
 * }
 * }</pre>
 *
 * <p>To be used by the thread that made it. Members spin while they wait for a short time, then sleep.
 */
public final class Crew implements AutoCloseable {
    private static final int SPINS = 4_000;
    private static final long NAP_NANOS = 50_000;

    private final RunControl control;
    private final Thread owner = Thread.currentThread();
    private final int size;
    private volatile CrewLoop current;
    private volatile boolean closed;

    Crew(RunControl control, Executor workers) {
        this.control = control;
        this.current = nothing(control);
        this.size = control.parallelism();
        for (int member = 1; member < size; member++) {
            int number = member;
            try {
                workers.execute(() -> serve(number));
            } catch (RejectedExecutionException saturated) {
                break; // the calling thread does the work alone
            }
        }
    }

    /** One task of a loop. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does one task.
         *
         * @param index the number of the task
         * @param member who does it, from 0 to below the size of the crew; no two tasks at a time have the same
         */
        void run(int index, int member);
    }

    /** The number of members, the calling thread among them. */
    public int size() {
        return size;
    }

    /**
     * Runs {@code task} for every index from 0 to {@code taskCount - 1}, in any order, and returns when all are done.
     *
     * <p>The first failure stops the tasks not yet begun and is thrown again here. Each task first asks whether the run
     * was cancelled.
     */
    public void forEach(int taskCount, Task task) {
        if (size == 1 || taskCount == 1) {
            for (int index = 0; index < taskCount; index++) {
                control.checkCancelled();
                task.run(index, 0);
            }
            return;
        }
        CrewLoop loop = new CrewLoop(control, taskCount, task);
        current = loop;
        loop.work(0);
        for (int waited = 0; !loop.isDone(); waited++) {
            pause(waited);
        }
        loop.rethrow();
    }

    /**
     * Sends the members home; the executor has its threads back soon after. An executor that is late, or never runs a
     * member, does not hold what the last loop needed.
     */
    @Override
    public void close() {
        closed = true;
        current = nothing(control);
    }

    private static CrewLoop nothing(RunControl control) {
        return new CrewLoop(control, 0, (task, member) -> {});
    }

    private void serve(int member) {
        if (Thread.currentThread() == owner) {
            return; // an executor that runs tasks on the caller: it works in forEach
        }
        CrewLoop last = current;
        last.work(member);
        for (int waited = 0; !closed; waited++) {
            CrewLoop next = current;
            if (next == last) {
                pause(waited);
            } else {
                last = next;
                last.work(member);
                waited = 0;
            }
        }
    }

    private static void pause(int waited) {
        if (waited < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(NAP_NANOS);
        }
    }
}
