package io.cowcatcher.examples.cli;

import io.cowcatcher.report.TerminalText;
import io.cowcatcher.run.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What a command shows: results on one stream, progress and failures on another.
 *
 * <p>Every line passes through {@link TerminalText}, so that no id can steer the terminal. Safe for use by several
 * threads.
 */
final class Console {
    private static final double SPARSE_STEP = 0.1;
    private static final int PHASE_WIDTH = 40;
    private static final int LINE_WIDTH = "[100 %] ".length() + PHASE_WIDTH + 1 + TimeLeft.WIDTH;

    /** How progress is shown. */
    enum ProgressStyle {
        /** One line that is overwritten, for a terminal. */
        UPDATING_LINE,
        /** A line for every tenth of the run, for files and pipes. */
        SPARSE_LINES,
        /** Not at all. */
        NONE
    }

    private final PrintWriter out;
    private final PrintWriter err;
    private final ProgressStyle style;
    private final TimeLeft timeLeft;
    private boolean lineIsOpen;
    private double lastFraction = -1;

    Console(PrintWriter out, PrintWriter err, ProgressStyle style) {
        this(out, err, style, TimeLeft.fromNow(System::nanoTime));
    }

    Console(PrintWriter out, PrintWriter err, ProgressStyle style, TimeLeft timeLeft) {
        this.out = out;
        this.err = err;
        this.style = style;
        this.timeLeft = timeLeft;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** The same streams with progress shown in another way. */
    Console showingProgress(ProgressStyle style) {
        return new Console(out, err, style, timeLeft);
    }

    /** Shows one line of results. */
    synchronized void say(String line) {
        endProgress();
        out.println(TerminalText.line(line));
    }

    /** Shows one line of results, made as {@link String#format} does. */
    void say(String format, Object... values) {
        say(String.format(Locale.ROOT, format, values));
    }

    /** Shows one line on the error stream. */
    synchronized void warn(String line) {
        endProgress();
        err.println(TerminalText.line(line));
    }

    /** Shows how far the run has come. */
    synchronized void show(Progress progress) {
        switch (style) {
            case UPDATING_LINE -> {
                err.print("\r" + line(progress));
                err.flush();
                lineIsOpen = true;
            }
            case SPARSE_LINES -> {
                boolean ends = progress.fraction() >= 1 && lastFraction < 1;
                if (ends || progress.fraction() >= lastFraction + SPARSE_STEP) {
                    lastFraction = progress.fraction();
                    err.println(line(progress).stripTrailing());
                }
            }
            case NONE -> {}
        }
    }

    private String line(Progress progress) {
        String phase = TerminalText.line(progress.phase());
        String cut = phase.length() > PHASE_WIDTH ? phase.substring(0, PHASE_WIDTH - 3) + "..." : phase;
        return String.format(
                Locale.ROOT,
                "[%3.0f %%] %-" + PHASE_WIDTH + "s %-" + TimeLeft.WIDTH + "s",
                100 * progress.fraction(),
                cut,
                timeLeft.at(progress.fraction()));
    }

    /** Wipes the line of progress, if there is one. */
    synchronized void endProgress() {
        if (lineIsOpen) {
            err.print("\r" + " ".repeat(LINE_WIDTH) + "\r");
            err.flush();
            lineIsOpen = false;
        }
    }

    synchronized void flush() {
        endProgress();
        out.flush();
        err.flush();
    }
}
