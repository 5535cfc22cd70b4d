package io.cowcatcher.examples.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How much longer a run will take, if it goes on as it went so far. */
final class TimeLeft {
    /** No answer is longer. */
    static final int WIDTH = "about 9999 min left".length();

    private static final double LEAST_FRACTION = 0.05;
    private static final Duration LEAST_TIME = Duration.ofSeconds(2);
    private static final long MOST_MINUTES = 9999;

    private final LongSupplier nanoClock;
    private final long start;

    private TimeLeft(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
    }

    /** For a run that begins now, on a clock such as {@link System#nanoTime}. */
    static TimeLeft fromNow(LongSupplier nanoClock) {
        return new TimeLeft(nanoClock);
    }

    /** The time left when {@code fraction} of the run is done; empty where it is too early to tell, and at the end. */
    String at(double fraction) {
        long gone = nanoClock.getAsLong() - start;
        if (fraction < LEAST_FRACTION || fraction >= 1 || gone < LEAST_TIME.toNanos()) {
            return "";
        }
        long seconds = Math.round(gone / 1e9 * (1 - fraction) / fraction);
        return seconds < 100
                ? String.format(Locale.ROOT, "about %d s left", seconds)
                : String.format(Locale.ROOT, "about %d min left", Math.min(MOST_MINUTES, (seconds + 30) / 60));
    }
}
