package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.examples.cli.Console.ProgressStyle;
import io.cowcatcher.run.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Results on one stream, progress on another. */
class ConsoleTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    private Console console(ProgressStyle style) {
        return new Console(new PrintWriter(out), new PrintWriter(err), style, TimeLeft.fromNow(nanos::get));
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void show_aThirdOfTheRunAfterTenSeconds_expectsTwentyMore() {
        Console console = console(ProgressStyle.UPDATING_LINE);
        console.show(new Progress("reading", 0));
        pass(10);
        console.show(new Progress("pairs", 1 / 3.0));
        console.flush();

        assertThat(err.toString()).startsWith("\r[  0 %] reading ").contains("\r[ 33 %] pairs ", "about 20 s left");
        assertThat(err.toString().split("\r", -1)[1]).doesNotContain("left");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void show_longRun_countsMinutes() {
        Console console = console(ProgressStyle.SPARSE_LINES);
        pass(600);
        console.show(new Progress("pairs", 0.5));
        console.show(new Progress("pairs", 0.55));
        console.show(new Progress("pairs", 0.95));
        console.show(new Progress("report", 1));
        console.show(new Progress("report", 1));

        assertThat(err.toString().lines())
                .containsExactly(
                        "[ 50 %] pairs" + " ".repeat(36) + "about 10 min left",
                        "[ 95 %] pairs" + " ".repeat(36) + "about 32 s left",
                        "[100 %] report");
    }

    @Test
    void say_afterProgress_wipesTheLineFirst() {
        Console console = console(ProgressStyle.UPDATING_LINE);
        pass(1000);
        console.show(new Progress("a phase whose name is much longer than the line has room for", 0.1));
        int shown = err.toString().length() - 1;
        console.say("found");

        assertThat(err.toString()).endsWith("\r" + " ".repeat(shown) + "\r");
        assertThat(out.toString()).startsWith("found");
    }

    @Test
    void say_hostileId_cannotSteerTheTerminal() {
        console(ProgressStyle.NONE).say("%s", "\u001b[2Jowned\nring-9: 1 account");

        assertThat(out.toString().lines()).hasSize(1);
        assertThat(out.toString()).doesNotContain("\u001b");
    }
}
