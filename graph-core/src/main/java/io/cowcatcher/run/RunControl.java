package io.cowcatcher.run;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * How one run is steered: its threads, its cancellation, its listeners and its memory budget.
 *
 * <p>Results never depend on it: the same input and options give the same result on any executor and any number of
 * threads. Immutable apart from the progress it has reported; share it within one run, make a new one for the next.
 *
 * <pre>{@code
 * RunControl control = RunControl.on(workers, 4)
 *         .cancelledBy(Cancellation.after(Duration.ofMinutes(10)))
 *         .reportingTo(progress -> gauge.set(progress.fraction()));
 * }</pre>
 */
public final class RunControl {
    private static final Executor CALLER = Runnable::run;

    private final Executor workers;
    private final int parallelism;
    private final Cancellation cancellation;
    private final ProgressReporter reporter;
    private final Budget budget;
    private final String phase;
    private final double from;
    private final double to;

    private RunControl(
            Executor workers, int parallelism, Cancellation cancellation, ProgressReporter reporter, Span span) {
        this.workers = workers;
        this.parallelism = parallelism;
        this.cancellation = cancellation;
        this.reporter = reporter;
        this.budget = span.budget;
        this.phase = span.phase;
        this.from = span.from;
        this.to = span.to;
    }

    private record Span(String phase, double from, double to, Budget budget) {}

    /** The heap that a run may need, and who hears of what it asks for. */
    private record Budget(long heapBytes, Consumer<MemoryEstimate> listener) {
        static final Budget UNSAID = new Budget(Long.MAX_VALUE, estimate -> {});
    }

    /** Runs everything on the calling thread, with no deadline, no listener and the budget of the JVM's own heap. */
    public static RunControl inline() {
        return new RunControl(
                CALLER, 1, Cancellation.never(), ProgressReporter.SILENT, new Span("run", 0, 1, Budget.UNSAID));
    }

    /** Runs on {@code workers} with as many tasks at a time as the machine has processors. */
    public static RunControl on(Executor workers) {
        return on(workers, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Runs on {@code workers} with at most {@code parallelism} tasks at a time, one of them on the calling thread.
     *
     * <p>The calling thread takes part in the work, so a saturated executor slows a run down but cannot deadlock it.
     */
    public static RunControl on(Executor workers, int parallelism) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1 (got: " + parallelism + ")");
        }
        return new RunControl(
                workers,
                parallelism,
                Cancellation.never(),
                ProgressReporter.SILENT,
                new Span("run", 0, 1, Budget.UNSAID));
    }

    /** A copy that stops when {@code cancellation} asks for it. */
    public RunControl cancelledBy(Cancellation cancellation) {
        return new RunControl(workers, parallelism, cancellation, reporter, span());
    }

    /** A copy that reports to {@code listener}, which is called by one thread at a time and must return quickly. */
    public RunControl reportingTo(Consumer<Progress> listener) {
        return new RunControl(workers, parallelism, cancellation, new ProgressReporter(listener), span());
    }

    /** A copy whose runs are refused if they need more than {@code heapBytes} beyond their input. */
    public RunControl withinHeap(long heapBytes) {
        if (heapBytes < 0) {
            throw new IllegalArgumentException("heapBytes must not be negative (got: " + heapBytes + ")");
        }
        return within(new Budget(heapBytes, budget.listener));
    }

    /**
     * A copy that tells {@code listener} of every estimate that is asked for, before it is granted or refused: what a
     * run turns out to need as it goes, too. Called by the threads of the run, several at a time.
     */
    public RunControl tellingEstimatesTo(Consumer<MemoryEstimate> listener) {
        return within(new Budget(budget.heapBytes, listener));
    }

    private RunControl within(Budget other) {
        return new RunControl(workers, parallelism, cancellation, reporter, new Span(phase, from, to, other));
    }

    /**
     * The control of one phase of this run, whose own progress from 0 to 1 is this run's progress from {@code start} to
     * {@code end}.
     */
    public RunControl phase(String name, double start, double end) {
        if (!(start >= 0 && start <= end && end <= 1)) {
            throw new IllegalArgumentException(
                    "phase must satisfy 0 <= start <= end <= 1 (got: " + start + ", " + end + ")");
        }
        return new RunControl(
                workers,
                parallelism,
                cancellation,
                reporter,
                new Span(name, shareOfRun(start), shareOfRun(end), budget));
    }

    /**
     * The control of one task of many: the same cancellation and memory budget, on the thread that calls, and silent,
     * because progress is told by the tasks that are done.
     */
    public RunControl onCallingThread() {
        return new RunControl(CALLER, 1, cancellation, ProgressReporter.SILENT, span());
    }

    /** The number of tasks that may run at a time, at least 1. */
    public int parallelism() {
        return parallelism;
    }

    /** The heap that a run may need beyond its input, in bytes; {@link Long#MAX_VALUE} where that was not said. */
    public long heapBudgetBytes() {
        return budget.heapBytes;
    }

    /** Reports that {@code fraction} of this phase is done; a fraction below an earlier one is not passed on. */
    public void report(double fraction) {
        reporter.report(phase, shareOfRun(fraction));
    }

    /**
     * Where {@code fraction} of this phase lies in the whole run; 1 is exactly the end, whatever rounding would make of
     * it.
     */
    private double shareOfRun(double fraction) {
        return fraction >= 1 ? to : Math.min(to, from + Math.max(0, fraction) * (to - from));
    }

    /** Throws {@link RunCancelledException} if the run was cancelled; cheap enough for every few thousand steps. */
    public void checkCancelled() {
        if (cancellation.isRequested()) {
            throw new RunCancelledException(phase);
        }
    }

    /**
     * Refuses a run whose upper estimate is above the budget, or above what the JVM's heap can still give.
     *
     * @throws MemoryBudgetException with what is needed, what is free, and what to do
     */
    public void admit(MemoryEstimate estimate) {
        admit(estimate, 0);
    }

    /**
     * Refuses a run that turns out to need more than was thought: as {@link #admit(MemoryEstimate)}, where so many
     * bytes of the estimate are taken already.
     *
     * @throws MemoryBudgetException with what is needed, what is free, and what to do
     */
    public void admit(MemoryEstimate estimate, long takenBytes) {
        budget.listener.accept(estimate);
        Runtime runtime = Runtime.getRuntime();
        long unused = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory()) + takenBytes;
        if (estimate.upperBytes() > unused && estimate.upperBytes() <= budget.heapBytes) {
            // Garbage not yet collected counts as used above: the heap's size is the honest bound for what can be had.
            unused = runtime.maxMemory() - liveBytes(runtime) + takenBytes;
        }
        long free = Math.min(budget.heapBytes, unused);
        if (estimate.upperBytes() > free) {
            throw new MemoryBudgetException(
                    estimate.what(),
                    estimate.upperBytes(),
                    free,
                    "give the JVM more heap (-Xmx), raise the memory budget, or shorten the log or its time window");
        }
    }

    private static long liveBytes(Runtime runtime) {
        runtime.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /**
     * Runs {@code task} for every index from 0 to {@code taskCount - 1}, in any order, and returns when all are done.
     *
     * <p>The first failure stops the tasks not yet begun and is thrown again here. Progress is reported per finished
     * task.
     */
    public void forEach(int taskCount, IntConsumer task) {
        forEach(taskCount, task, () -> {});
    }

    /**
     * As {@link #forEach(int, IntConsumer)}, for tasks that wait for each other: tasks not yet begun never will be once
     * one has failed.
     *
     * @param whenFailed called once, by the thread of the first failure; wakes up whoever waits
     */
    public void forEach(int taskCount, IntConsumer task, Runnable whenFailed) {
        if (taskCount < 0) {
            throw new IllegalArgumentException("taskCount must not be negative (got: " + taskCount + ")");
        }
        new TaskRun(this, taskCount, task, whenFailed).runOn(workers);
    }

    /** Gathers this run's threads for a phase of many short loops. */
    public Crew crew() {
        return new Crew(this, workers);
    }

    /** A copy that does everything on the calling thread, for work too small to share. */
    public RunControl alone() {
        return new RunControl(workers, 1, cancellation, reporter, span());
    }

    private Span span() {
        return new Span(phase, from, to, budget);
    }
}
