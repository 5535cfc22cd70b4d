package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.benchmarks.yardstick.YardstickArguments.Side;
import io.cowcatcher.ingest.synthetic.RingLevel;
import io.cowcatcher.run.RunControl;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
 * java -Xmx4g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.yardstick.Yardstick planted 31 33 --data DIR
 * }</pre>
 */
public final class Yardstick {
    private final PrintStream out;

    private Yardstick(PrintStream out) {
        this.out = out;
    }

    /**
     * Takes the names of cells, {@code all} (the generated ones) or {@code planted} (the real logs, with rings and
     * without, whose folder follows {@code --data}), the first and the last random seed, and {@code ours} (the
     * default), {@code baselines}, {@code both} or {@code stages}.
     */
    public static void main(String[] arguments) {
        YardstickArguments wanted = YardstickArguments.of(arguments);
        ExecutorService workers = Executors.newCachedThreadPool();
        try {
            Yardstick yardstick = new Yardstick(System.out);
            if (wanted.side() == Side.STAGES) {
                wanted.courses().forEach(course -> yardstick.trace(course, wanted, RunControl.on(workers)));
                return;
            }
            yardstick.printHead();
            for (Course course : wanted.courses()) {
                yardstick.measure(course, wanted, RunControl.on(workers));
            }
        } finally {
            workers.shutdown();
        }
    }

    /** Prints the mean over random seeds of what {@link Stages} says. */
    private void trace(Course course, YardstickArguments wanted, RunControl control) {
        Map<String, Map<RingLevel, List<Double>>> recalls = new LinkedHashMap<>();
        for (long seed = wanted.firstSeed(); seed <= wanted.lastSeed(); seed++) {
            new Stages(course.task(seed, control), control)
                    .recalls()
                    .forEach((stage, byLevel) ->
                            byLevel.forEach((level, recall) -> recalls.computeIfAbsent(stage, key -> new TreeMap<>())
                                    .computeIfAbsent(level, key -> new ArrayList<>())
                                    .add(recall)));
        }
        recalls.forEach(
                (stage, byLevel) -> out.println("| " + course.name() + " | " + stage + " | " + means(byLevel) + " |"));
    }

    private void printHead() {
        out.println("| cell | method | user F1 | 95 % | precision | recall | AP | ring recall | 95 % | ring precision"
                + " | rings | s | settings | ring recall by level |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    private void measure(Course course, YardstickArguments wanted, RunControl control) {
        Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
        for (long seed = wanted.firstSeed(); seed <= wanted.lastSeed(); seed++) {
            Contest contest = new Contest(course.task(seed, control), control);
            Map<String, Outcome> ofSeed = new LinkedHashMap<>();
            if (wanted.side() != Side.BASELINES) {
                ofSeed.putAll(contest.ours());
            }
            if (wanted.side() != Side.OURS) {
                ofSeed.putAll(contest.baselines(course.forBaselines()));
            }
            ofSeed.forEach((method, outcome) ->
                    outcomes.computeIfAbsent(method, key -> new ArrayList<>()).add(outcome));
        }
        outcomes.forEach((method, ofMethod) -> print(course, method, ofMethod));
    }

    private void print(Course course, String method, List<Outcome> outcomes) {
        Bootstrap f1 = mean(outcomes, outcome -> outcome.users().f1());
        Bootstrap ringRecall = mean(outcomes, outcome -> outcome.rings().recall());
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s to %s | %s | %s | %s | %s | %s to %s | %s | %.1f | %.1f | %s | %s |%n",
                course.name(),
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
                outcomes.stream().map(Outcome::settings).distinct().limit(2).collect(Collectors.joining(" / ")),
                byLevel(outcomes));
    }

    /** The mean recall of the rings of each level, where there are several levels. */
    private static String byLevel(List<Outcome> outcomes) {
        Map<RingLevel, List<Double>> recalls = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            outcome.levels()
                    .forEach((level, rates) -> recalls.computeIfAbsent(level, key -> new ArrayList<>())
                            .add(rates.recall()));
        }
        if (recalls.size() < 2) {
            return "";
        }
        return means(recalls);
    }

    private static String means(Map<RingLevel, List<Double>> recalls) {
        return recalls.entrySet().stream()
                .map(level -> level.getKey().name().toLowerCase(Locale.ROOT) + " "
                        + share(level.getValue().stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(Double.NaN)))
                .collect(Collectors.joining(", "));
    }

    /** A share with three digits, or a dash where there is none. */
    private static String share(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static Bootstrap mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return Bootstrap.of(outcomes.stream().mapToDouble(figure).toArray());
    }
}
