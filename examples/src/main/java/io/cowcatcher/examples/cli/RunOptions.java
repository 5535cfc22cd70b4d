package io.cowcatcher.examples.cli;

import io.cowcatcher.examples.cli.Console.ProgressStyle;
import io.cowcatcher.examples.cli.Converters.ByteCount;
import io.cowcatcher.run.RunControl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run is steered. */
final class RunOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "The number of threads; the result does not depend on it. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--max-heap",
            paramLabel = "SIZE",
            description =
                    "Refuse a step that would need more memory, such as 512m or 2g. Default: what the JVM may take.")
    private @Nullable ByteCount heapBudget;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    private boolean quiet;

    int threads() {
        return threads;
    }

    /** The console of {@code cowcatcher}, as talkative as asked for. */
    Console console(Cowcatcher cowcatcher) {
        return quiet ? cowcatcher.console().showingProgress(ProgressStyle.NONE) : cowcatcher.console();
    }

    /** Threads for one run. */
    Workers workers() {
        return WrongUsageException.unless(() -> Workers.of(threads));
    }

    /** The control of one run on these threads. */
    RunControl control(Workers workers, Cowcatcher cowcatcher, Console console) {
        RunControl control = RunControl.on(workers.executor(), threads)
                .cancelledBy(cowcatcher.cancellation())
                .reportingTo(console::show);
        return heapBudget == null ? control : control.withinHeap(heapBudget.bytes());
    }
}
