package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/** What a command left behind: its exit code, its results, its progress and failures. */
record Outcome(int exitCode, String out, String err) {

    /** Runs a command in this process. */
    static Outcome of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int exitCode = Cowcatcher.run(words, new PrintWriter(out), new PrintWriter(err));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /** Runs a command that must succeed. */
    static Outcome ofSuccess(Object... args) {
        Outcome outcome = of(args);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return outcome;
    }

    /** The only line of the error stream that is not progress. */
    String onlyError() {
        List<String> lines = err.lines().filter(line -> !line.startsWith("[")).toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }
}
