package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.run.RunControl;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The difficulty grid: each cell over several random seeds, by the detector with its defaults and by baselines at the
 * best of their settings.
 *
 * <pre>{@code
 * java -Xmx4g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.yardstick.Yardstick base,tasks-5 21 23 both
 * }</pre>
 */
public final class Yardstick {
    private final PrintStream out;

    private Yardstick(PrintStream out) {
        this.out = out;
    }

    /** Who is measured. */
    enum Side {
        OURS,
        BASELINES,
        BOTH
    }

    /**
     * Takes the names of cells, or {@code all}, the first and the last random seed, and {@code ours} (the default),
     * {@code baselines} or {@code both}.
     */
    public static void main(String[] arguments) {
        List<String> wanted = List.of(arguments[0].split(",", -1));
        List<Cell> cells = Cell.grid().stream()
                .filter(cell -> wanted.contains("all") || wanted.contains(cell.name()))
                .toList();
        Side side = arguments.length > 3 ? Side.valueOf(arguments[3].toUpperCase(Locale.ROOT)) : Side.OURS;
        ExecutorService workers = Executors.newCachedThreadPool();
        try {
            Yardstick yardstick = new Yardstick(System.out);
            yardstick.printHead();
            for (Cell cell : cells) {
                yardstick.measure(
                        cell, Long.parseLong(arguments[1]), Long.parseLong(arguments[2]), side, RunControl.on(workers));
            }
        } finally {
            workers.shutdown();
        }
    }

    private void printHead() {
        out.println("| cell | method | user F1 | 95 % | precision | recall | AP | ring recall | 95 % | ring precision"
                + " | rings | s | settings |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    private void measure(Cell cell, long firstSeed, long lastSeed, Side side, RunControl control) {
        Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
        for (long seed = firstSeed; seed <= lastSeed; seed++) {
            Contest contest =
                    new Contest(SyntheticLogGenerator.generate(cell.options().withRandomSeed(seed), control), control);
            Map<String, Outcome> ofSeed = new LinkedHashMap<>();
            if (side != Side.BASELINES) {
                ofSeed.putAll(contest.ours());
            }
            if (side != Side.OURS) {
                ofSeed.putAll(contest.baselines());
            }
            ofSeed.forEach((method, outcome) ->
                    outcomes.computeIfAbsent(method, key -> new ArrayList<>()).add(outcome));
        }
        outcomes.forEach((method, ofMethod) -> print(cell, method, ofMethod));
    }

    private void print(Cell cell, String method, List<Outcome> outcomes) {
        Bootstrap f1 = mean(outcomes, outcome -> outcome.users().f1());
        Bootstrap ringRecall = mean(outcomes, outcome -> outcome.rings().recall());
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s to %s | %s | %s | %s | %s | %s to %s | %s | %.1f | %.1f | %s |%n",
                cell.name(),
                method,
                share(f1.mean()),
                share(f1.low()),
                share(f1.high()),
                share(mean(outcomes, outcome -> outcome.users().precision()).mean()),
                share(mean(outcomes, outcome -> outcome.users().recall()).mean()),
                share(mean(outcomes, Outcome::averagePrecision).mean()),
                share(ringRecall.mean()),
                share(ringRecall.low()),
                share(ringRecall.high()),
                share(mean(outcomes, outcome -> outcome.rings().precision()).mean()),
                mean(outcomes, outcome -> outcome.rings().reported()).mean(),
                mean(outcomes, Outcome::seconds).mean(),
                outcomes.stream().map(Outcome::settings).distinct().limit(2).collect(Collectors.joining(" / ")));
    }

    /** A share with three digits, or a dash where there is none. */
    private static String share(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static Bootstrap mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return Bootstrap.of(outcomes.stream().mapToDouble(figure).toArray());
    }
}
