package io.cowcatcher.examples.cli;

import io.cowcatcher.error.CowcatcherException;
import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.error.RunCancelledException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns every failure into an exit code and one line that says what is wrong and what to do. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int NOT_FINISHED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int UNUSABLE_INPUT = 3;

    private final Console console;
    private final BooleanSupplier withStackTrace;

    Failures(Console console, BooleanSupplier withStackTrace) {
        this.console = console;
        this.withStackTrace = withStackTrace;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        return wrongUsage(e, e.getCommandLine().getCommandSpec().qualifiedName(), UsageWords.of(e));
    }

    private int wrongUsage(Exception e, String command, String message) {
        return fail(e, WRONG_USAGE, command, message + "; see " + command + " --help");
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        String command = commandLine.getCommandSpec().qualifiedName();
        if (e instanceof WrongUsageException) {
            return wrongUsage(e, command, String.valueOf(e.getMessage()));
        }
        if (e instanceof MalformedInputException) {
            return fail(e, UNUSABLE_INPUT, command, String.valueOf(e.getMessage()));
        }
        if (e instanceof RunCancelledException) {
            return fail(e, NOT_FINISHED, command, e.getMessage() + "; what was there before is untouched");
        }
        if (e instanceof CowcatcherException) {
            return fail(e, NOT_FINISHED, command, String.valueOf(e.getMessage()));
        }
        if (e instanceof UncheckedIOException io && io.getCause() != null) {
            return fileFailure(e, io.getCause(), command);
        }
        if (e instanceof IOException io) {
            return fileFailure(e, io, command);
        }
        return fail(e, NOT_FINISHED, command, "a defect of the program: " + e + "; please report it with --stacktrace");
    }

    private int fileFailure(Exception e, IOException cause, String command) {
        return fail(e, NOT_FINISHED, command, "a file could not be read or written (got: " + IoWords.of(cause) + ")");
    }

    int outOfMemory(OutOfMemoryError e) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return fail(
                e,
                NOT_FINISHED,
                "cowcatcher",
                "memory must suffice (got: " + megabytes
                        + " MB of heap, all used); give the JVM more heap (java -Xmx...),"
                        + " fewer --threads, or a shorter log");
    }

    private int fail(Throwable e, int exitCode, String command, String message) {
        console.warn(command + ": " + message);
        if (withStackTrace.getAsBoolean()) {
            console.endProgress();
            e.printStackTrace(console.err());
        }
        return exitCode;
    }
}
