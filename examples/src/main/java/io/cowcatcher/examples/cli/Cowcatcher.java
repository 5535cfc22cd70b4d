package io.cowcatcher.examples.cli;

import io.cowcatcher.run.Cancellation;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command line of Cowcatcher.
 *
 * <p>Exit codes: 0 done, whether rings were found or not; 1 the run could not be finished; 2 wrong usage; 3 unusable
 * input. Every failure is one line on the error stream.
 */
@Command(
        name = "cowcatcher",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = 110,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, whether rings were found or not",
            "1:the run could not be finished: no permission, disk full, store in use, too little memory, cancelled",
            "2:wrong usage",
            "3:unusable input"
        },
        footerHeading = "%nExamples:%n",
        description =
                "Finds scalper rings in purchase logs: who bought the same things at the same time, more often than chance"
                        + " and taste explain, and has them shipped to the same places or ordered on the same devices.",
        footer = {
            "  cowcatcher demo                                  a log with planted rings, and what is found in it",
            "  cowcatcher detect --input orders.csv.gz          rings in a log of your own",
            "  cowcatcher detect --help                         what each command needs, with examples"
        },
        subcommands = {
            DemoCommand.class,
            DetectCommand.class,
            EvaluateCommand.class,
            GenerateCommand.class,
            SimilarityCommand.class,
            CommunitiesCommand.class,
            SeedsCommand.class
        })
public final class Cowcatcher {
    private final Console console;
    private final Cancellation cancellation;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "When something fails, show where in the program, too.")
    private boolean stackTrace;

    private Cowcatcher(Console console, Cancellation cancellation) {
        this.console = console;
        this.cancellation = cancellation;
    }

    /** Runs one command and ends the process with its exit code; an interrupt (Ctrl-C) cancels the command first. */
    public static void main(String[] args) {
        PrintWriter out = writer(System.out);
        PrintWriter err = writer(System.err);
        Console.ProgressStyle style =
                Ansi.AUTO.enabled() ? Console.ProgressStyle.UPDATING_LINE : Console.ProgressStyle.SPARSE_LINES;
        Interruption interruption = Interruption.onShutdown();
        int exitCode = 1;
        try {
            exitCode = run(args, new Console(out, err, style), interruption);
        } finally {
            interruption.runHasEnded();
        }
        System.exit(exitCode);
    }

    /**
     * In the charset of the terminal, where the JVM tells it; a character that it does not have becomes a question
     * mark.
     */
    private static PrintWriter writer(OutputStream stream) {
        String charset = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        Charset known = Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(stream, known), true);
    }

    /**
     * Runs one command in this process.
     *
     * @param args the command and its options
     * @param out where results go
     * @param err where progress and failures go
     * @return the exit code
     */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        return run(args, new Console(out, err, Console.ProgressStyle.SPARSE_LINES), Cancellation.never());
    }

    static int run(String[] args, Console console, Cancellation cancellation) {
        Cowcatcher cowcatcher = new Cowcatcher(console, cancellation);
        Failures failures = new Failures(console, () -> cowcatcher.stackTrace);
        CommandLine commands = new CommandLine(cowcatcher)
                .setOut(console.out())
                .setErr(console.err())
                .setUnmatchedOptionsAllowedAsOptionParameters(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        Converters.register(commands);
        try {
            return commands.execute(args);
        } catch (OutOfMemoryError e) {
            return failures.outOfMemory(e);
        } finally {
            console.flush();
        }
    }

    Console console() {
        return console;
    }

    Cancellation cancellation() {
        return cancellation;
    }
}
