package io.cowcatcher.run;

import java.util.function.Consumer;

/** Passes progress on to one listener, one call at a time, and only if it has grown. */
final class ProgressReporter {
    static final ProgressReporter SILENT = new ProgressReporter(progress -> {});

    private static final double SMALLEST_STEP = 0.001;

    private final Consumer<Progress> listener;
    private String lastPhase = "";
    private double lastFraction = -1;

    ProgressReporter(Consumer<Progress> listener) {
        this.listener = listener;
    }

    void report(String phase, double fraction) {
        if (this == SILENT) {
            return;
        }
        synchronized (this) {
            boolean grown = fraction >= lastFraction + SMALLEST_STEP || (fraction >= 1 && lastFraction < 1);
            boolean newPhase = !phase.equals(lastPhase) && fraction >= lastFraction;
            if (grown || newPhase) {
                lastPhase = phase;
                lastFraction = fraction;
                listener.accept(new Progress(phase, fraction));
            }
        }
    }
}
