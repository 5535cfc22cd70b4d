package io.cowcatcher.examples.cli;

import io.cowcatcher.report.Accuracy;
import io.cowcatcher.report.PrecisionRecallCurve;
import io.cowcatcher.report.Rates;
import io.cowcatcher.report.RunSummary;
import io.cowcatcher.report.ScoreCalibration;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code evaluate}: how right a search was, by labels of one's own. */
@Command(
        name = "evaluate",
        description = {
            "Compares what detect found with the rings that are known, and prints precision, recall, F1 and average precision.",
            "",
            "The truth is CSV with the columns user_id and ring_id, one line for each member of a ring that is known; further"
                    + " columns are left alone, and without ring_id only users are compared. A ring counts as found if the Jaccard"
                    + " similarity of its members with a reported one is at least a half. The last line is JSON.",
        },
        footer = {
            "  cowcatcher evaluate --found found --truth labels.csv",
            "  cowcatcher evaluate --found found --truth labels.csv --out curves    curve.csv, curve.png and calibration.csv, too"
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final String USER = "user_id";
    private static final String RING = "ring_id";
    private static final String SCORE = "score";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Cowcatcher cowcatcher;

    @Option(names = "--found", paramLabel = "DIR", required = true, description = "The folder that detect wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path found;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            required = true,
            description = "The rings that are known, as CSV, plain or gzip.")
    @SuppressWarnings("NullAway.Init")
    private Path truth;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description =
                    "A folder for the precision-recall curve of the user scores, curve.csv and curve.png, and for what"
                            + " scores stand for in this shop, calibration.csv: the probability that an account belongs to a ring,"
                            + " if the truth names all who do: whoever is not in it counts as one who does not"
                            + " (detect --calibration).")
    private @Nullable Path out;

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    public Integer call() throws IOException {
        for (String table : List.of("members.csv", "scores.csv")) {
            if (!Files.isRegularFile(found.resolve(table))) {
                throw new WrongUsageException("--found must be a folder that detect wrote (got: " + found + " without "
                        + table + "); run detect --out " + found + " first");
            }
        }
        Console console = run.console(cowcatcher);
        try (Workers workers = run.workers()) {
            evaluate(console, run.control(workers, cowcatcher, console));
        }
        return 0;
    }

    private void evaluate(Console console, RunControl control) throws IOException {
        boolean[] ringsKnown = {true};
        Map<String, Set<String>> planted = new LinkedHashMap<>();
        IdTable.read(truth, List.of(USER), control, row -> {
            ringsKnown[0] &= row.header().contains(RING);
            String ring = row.header().contains(RING) ? row.required(RING) : "";
            planted.computeIfAbsent(ring, unknown -> new HashSet<>()).add(row.required(USER));
        });
        Map<String, Set<String>> reported = new LinkedHashMap<>();
        IdTable.read(
                found.resolve("members.csv"),
                List.of(RING, USER),
                control,
                row -> reported.computeIfAbsent(row.required(RING), unknown -> new HashSet<>())
                        .add(row.required(USER)));
        Map<String, Double> scores = new HashMap<>();
        IdTable.read(
                found.resolve("scores.csv"),
                List.of(USER, SCORE),
                control,
                row -> scores.put(row.required(USER), row.number(SCORE)));
        Accuracy accuracy = Accuracy.of(List.copyOf(reported.values()), scores, planted.values());
        PrecisionRecallCurve curve = PrecisionRecallCurve.of(scores, union(planted.values()));
        Set<String> known = union(planted.values());
        if (out != null) {
            try (OutputFolder folder = OutputFolder.at(out)) {
                CurveFiles.write(curve, folder);
                if (!scores.isEmpty()) {
                    CalibrationFile.write(ScoreCalibration.of(scores, known), folder);
                }
            }
        }
        Calibrated calibrated =
                new Calibrated(ScoreCalibration.brier(scores, known), ScoreCalibration.crossFittedBrier(scores, known));
        say(console, accuracy, calibrated, ringsKnown[0], unknown(planted.values(), scores));
        control.report(1);
    }

    private static Set<String> union(Collection<Set<String>> sets) {
        Set<String> union = new HashSet<>();
        sets.forEach(union::addAll);
        return union;
    }

    private static long unknown(Collection<Set<String>> planted, Map<String, Double> scores) {
        return union(planted).stream().filter(user -> !scores.containsKey(user)).count();
    }

    /** The Brier score of scores as they are, and of calibrated ones of users that the calibration has not seen. */
    private record Calibrated(double before, double after) {}

    private static void say(
            Console console, Accuracy accuracy, Calibrated calibrated, boolean ringsKnown, long unknown) {
        console.say("users: " + words(accuracy.users()));
        if (ringsKnown) {
            console.say("rings: " + words(accuracy.rings()));
        }
        console.say("average precision of the user scores: %.3f", accuracy.averagePrecision());
        if (Double.isFinite(calibrated.before()) && Double.isFinite(calibrated.after())) {
            console.say(
                    "as probabilities the user scores have a Brier score of %.4f, calibrated by these labels of %.4f"
                            + " (five-fold)",
                    calibrated.before(), calibrated.after());
        }
        if (unknown > 0) {
            console.say(
                    unknown == 1
                            ? "%d user of the truth is not in the log: it counts as not found"
                            : "%d users of the truth are not in the log: they count as not found",
                    unknown);
        }
        RunSummary summary = with(RunSummary.empty(), "users", accuracy.users())
                .with("users", "average_precision", accuracy.averagePrecision())
                .with("users", "brier_score", calibrated.before())
                .with("users", "calibrated_brier_score", calibrated.after())
                .with("users", "not_in_the_log", unknown);
        console.say((ringsKnown ? with(summary, "rings", accuracy.rings()) : summary).toJsonLine());
    }

    private static String words(Rates rates) {
        return String.format(
                Locale.ROOT,
                "precision %.3f, recall %.3f, F1 %.3f (%d known, %d reported)",
                rates.precision(),
                rates.recall(),
                rates.f1(),
                rates.planted(),
                rates.reported());
    }

    private static RunSummary with(RunSummary summary, String section, Rates rates) {
        return summary.with(section, "known", rates.planted())
                .with(section, "reported", rates.reported())
                .with(section, "rightly_reported", rates.rightlyReported())
                .with(section, "found", rates.found())
                .with(section, "precision", rates.precision())
                .with(section, "recall", rates.recall())
                .with(section, "f1", rates.f1());
    }
}
