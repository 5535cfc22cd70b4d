package io.cowcatcher.examples.cli;

import io.cowcatcher.report.RunSummary;
import io.cowcatcher.run.MemoryEstimate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** How long the phases of a run took, one after the other, and how much memory they were estimated to need. */
final class RunFigures {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, Long> nanosOfPhase = new LinkedHashMap<>();
    private final Map<String, Long> bytesOfPhase = new LinkedHashMap<>();
    private final Map<String, Long> askedInPhase = new ConcurrentSkipListMap<>();
    private final long start = System.nanoTime();
    private long lap = start;
    private final PeakHeap peak = PeakHeap.fromNow();
    private boolean logIsRead;

    /** Ends a phase, and begins the next one. */
    void endOf(String phase) {
        long now = System.nanoTime();
        nanosOfPhase.put(phase, now - lap);
        lap = now;
    }

    /** Ends a phase that did the work of another in between, which took so long of it. */
    void endOf(String phase, String other, long nanosOfOther) {
        endOf(phase);
        nanosOfPhase.merge(phase, -nanosOfOther, Long::sum);
        nanosOfPhase.put(other, nanosOfOther);
    }

    /** Begins to look what is taken beyond the log, which was read; collects all garbage first. */
    void logIsRead() {
        endOf("read");
        peak.beginBeyond();
        logIsRead = true;
    }

    /** Notes the upper estimate of a phase, the largest where it has several. */
    void estimated(String phase, MemoryEstimate estimate) {
        bytesOfPhase.merge(phase, estimate.upperBytes(), Math::max);
    }

    /** Whether an estimate of a phase was noted. */
    boolean isEstimated(String phase) {
        return bytesOfPhase.containsKey(phase);
    }

    /** Takes what a phase asks for as it goes; of several threads. */
    Consumer<MemoryEstimate> asking(String phase) {
        return estimate -> askedInPhase.merge(phase, estimate.upperBytes(), Math::max);
    }

    /** The summary with all figures, and those of the whole run so far. */
    RunSummary addTo(RunSummary summary) {
        RunSummary figures = summary;
        for (Map.Entry<String, Long> phase : nanosOfPhase.entrySet()) {
            figures = figures.with("timings", phase.getKey() + "_seconds", phase.getValue() / NANOS_PER_SECOND);
        }
        figures = figures.with("timings", "total_seconds", (System.nanoTime() - start) / NANOS_PER_SECOND);
        for (Map.Entry<String, Long> phase : bytesOfPhase.entrySet()) {
            figures = figures.with("memory", phase.getKey() + "_estimate_bytes", phase.getValue());
        }
        for (Map.Entry<String, Long> phase : askedInPhase.entrySet()) {
            figures = figures.with("memory", phase.getKey() + "_asked_bytes", phase.getValue());
        }
        peak.stop();
        if (logIsRead) {
            figures = figures.with("memory", "peak_beyond_log_bytes", peak.beyond());
        }
        return figures.with("memory", "peak_heap_bytes", peak.whole())
                .with("memory", "heap_limit_bytes", Runtime.getRuntime().maxMemory());
    }
}
