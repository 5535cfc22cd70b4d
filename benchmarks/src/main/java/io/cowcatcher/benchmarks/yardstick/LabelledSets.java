package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.run.RunControl;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Sets whose labels were not planted: what is chosen is chosen on one half and reported on the other, and the other way
 * round.
 *
 * <pre>{@code
 * java -Xmx3g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.yardstick.LabelledSets DIR
 * }</pre>
 */
public final class LabelledSets {
    private LabelledSets() {}

    /** Takes the folder of the data. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException(
                    "arguments must be the folder of the data (got: " + List.of(arguments) + ")");
        }
        Path folder = Path.of(arguments[0]);
        PrintStream out = System.out;
        ExecutorService workers = Executors.newCachedThreadPool();
        try {
            RunControl control = RunControl.on(workers);
            head("device-fraud", "P at R .48 | R at P .70 | AP", out);
            DeviceFraud.read(folder, control).lines().forEach(out::println);
            head("sybil", "precision | recall | F1", out);
            SybilTransfers.read(folder, control).lines().forEach(out::println);
        } finally {
            workers.shutdown();
        }
    }

    private static void head(String set, String figures, PrintStream out) {
        out.println();
        out.println("| " + set + " | reported on | " + figures + " | settings |");
        out.println("|---|---|---|---|---|---|");
    }

    static String line(String method, Set<Halves> on, List<Double> figures, String settings) {
        String where =
                on.size() > 1 ? "both halves" : on.iterator().next().name().toLowerCase(Locale.ROOT) + " half";
        return figures.stream()
                .map(figure -> String.format(Locale.ROOT, "%.3f", figure))
                .collect(Collectors.joining(" | ", "| " + method + " | " + where + " | ", " | " + settings + " |"));
    }
}
