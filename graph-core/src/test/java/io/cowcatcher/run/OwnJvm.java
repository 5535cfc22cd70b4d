package io.cowcatcher.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A JVM of its own for a main class, on the class path of the test; errors are printed among the output. Immutable,
 * share freely.
 */
public final class OwnJvm {
    /** Options for all JVMs of this machine, of which each says a line. */
    private static final String OPTIONS_FOR_ALL = "JAVA_TOOL_OPTIONS";

    private final List<String> options;
    private final List<String> classPath;
    private final Map<String, String> environment;

    private OwnJvm(List<String> options, List<String> classPath, Map<String, String> environment) {
        this.options = options;
        this.classPath = classPath;
        this.environment = environment;
    }

    /** How it ended, and what it printed. */
    public record Ended(int exitCode, String output) {}

    /** A JVM with these options. */
    public static OwnJvm with(String... options) {
        String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        return new OwnJvm(List.of(options), List.of(classPath), Map.of());
    }

    /** A JVM whose collector leaves no garbage where it lies, and no gaps between large arrays that count as used. */
    public static OwnJvm compacting(String maximumHeap) {
        return with("-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1", maximumHeap);
    }

    /** The same on a part of its class path. */
    public OwnJvm keeping(Predicate<String> entry) {
        return new OwnJvm(options, classPath.stream().filter(entry).toList(), environment);
    }

    /** The same with a further variable of its environment. */
    public OwnJvm inEnvironment(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new OwnJvm(options, classPath, Map.copyOf(more));
    }

    /** Starts a main class. */
    public Process start(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath));
        command.add(main.getName());
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().remove(OPTIONS_FOR_ALL);
        return builder.start();
    }

    /** Runs a main class to its end. */
    public Ended run(Class<?> main, String... args) throws IOException, InterruptedException {
        Process process = start(main, args);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
