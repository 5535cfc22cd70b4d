package io.cowcatcher.examples.cli;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words for what a run will need, said before it begins. */
final class MemoryWords {
    private static final long MEGABYTE = 1 << 20;
    /** Bounds further apart are both told. */
    private static final int WIDE = 4;

    private MemoryWords() {}

    /** One line about steps that follow each other. */
    static String of(List<MemoryEstimate> steps) {
        return steps.stream().map(MemoryWords::of).collect(Collectors.joining(", ", "memory needed: ", ""));
    }

    /** One line about steps that follow each other, and what they may take. */
    static String of(List<MemoryEstimate> steps, RunControl control) {
        long budget = control.heapBudgetBytes();
        return of(steps) + "; heap: "
                + megabytes(Runtime.getRuntime().maxMemory())
                + (budget == Long.MAX_VALUE ? "" : ", --max-heap: " + megabytes(budget));
    }

    private static String of(MemoryEstimate step) {
        String least = megabytes(step.lowerBytes());
        String most = megabytes(step.upperBytes());
        boolean apart = step.lowerBytes() * WIDE < step.upperBytes() && !least.equals(most);
        return step.what() + (apart ? " at least " + least + ", up to " + most : " up to " + most);
    }

    /** Rounded up, so that little is not nothing. */
    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes / MEGABYTE + (bytes % MEGABYTE == 0 ? 0 : 1));
    }
}
