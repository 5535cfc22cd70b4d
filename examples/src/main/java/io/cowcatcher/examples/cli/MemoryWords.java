package io.cowcatcher.examples.cli;

import io.cowcatcher.run.MemoryEstimate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words for what a run will need, said before it begins. */
final class MemoryWords {
    private static final long MEGABYTE = 1 << 20;

    private MemoryWords() {}

    /** One line about steps that follow each other. */
    static String of(List<MemoryEstimate> steps) {
        String needs = steps.stream()
                .map(step -> step.what() + " up to " + megabytes(step.upperBytes()))
                .collect(Collectors.joining(", "));
        return "memory needed: " + needs + "; heap: "
                + megabytes(Runtime.getRuntime().maxMemory());
    }

    /** Rounded up, so that little is not nothing. */
    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", (bytes + MEGABYTE - 1) / MEGABYTE);
    }
}
