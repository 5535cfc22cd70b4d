package io.cowcatcher.examples.cli;

import io.cowcatcher.detect.Rings;
import io.cowcatcher.report.CellGuard;
import io.cowcatcher.report.RingReport;
import io.cowcatcher.report.RingWords;
import io.cowcatcher.run.RunControl;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where results go, and how they are written. */
final class OutputOptions {
    static final String DEFAULT_FOLDER = "cowcatcher-out";
    static final String DEMO_FOLDER = "cowcatcher-demo";
    static final String SEEDS = "seeds.mv";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The folder for tables, evidence and summary. Default: " + DEFAULT_FOLDER + ", and for demo "
                    + DEMO_FOLDER + ".")
    private @Nullable Path folder;

    @Option(
            names = "--seeds",
            paramLabel = "FILE",
            description = "The risk seed store, which keeps what earlier runs found. Default: " + SEEDS + " in --out.")
    private @Nullable Path seeds;

    @Option(
            names = "--from-seeds",
            description =
                    "Start from the seeds in the store: they travel over what accounts share, and count in the scores"
                            + " of users. Items and addresses that earlier rings aimed at, or that an analyst confirmed, tell where"
                            + " to look for more. Default: start from nothing.")
    private boolean fromSeeds;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "The calibration.csv that evaluate made of labels of this shop: scores.csv gets a column"
                    + " probability, how probable it is that the account belongs to a ring.")
    private @Nullable Path calibration;

    @Mixin
    private CellOption cells = new CellOption();

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "10",
            description = "The number of rings to print; the files hold all. Default: ${DEFAULT-VALUE}.")
    private int shown = 10;

    /** The folder, {@code otherwise} where none is named. */
    Path folder(String otherwise) {
        return folder == null ? Path.of(otherwise) : folder;
    }

    /** The seed store, the one in the output folder where none is named. */
    Path seeds(OutputFolder out) {
        return seeds == null ? out.file(SEEDS) : seeds;
    }

    /** Fails early where there is no store to start from: a name that was mistyped must not pass for an empty store. */
    void requireSeedsToStartFrom(Path out) {
        Path file = seeds == null ? out.resolve(SEEDS) : seeds;
        if (fromSeeds && !Files.isRegularFile(file)) {
            throw new WrongUsageException("--from-seeds must find a seed store (got: no file " + file
                    + "); name the one of earlier runs with --seeds, or leave --from-seeds out the first time");
        }
    }

    /** Whether the search starts from the seeds in the store. */
    boolean startsFromSeeds() {
        return fromSeeds;
    }

    /** The report on these rings, with what scores stand for where that is known. */
    RingReport report(Rings rings, RunControl control) {
        RingReport report = RingReport.of(rings);
        return calibration == null ? report : report.calibratedBy(CalibrationFile.read(calibration, control));
    }

    /** Fails early where the calibration cannot be used. */
    void requireValid() {
        if (calibration != null) {
            CalibrationFile.read(calibration, RunControl.inline());
        }
    }

    CellGuard cells() {
        return cells.guard();
    }

    /** How much of the result is printed. */
    RingWords words() {
        if (shown < 1) {
            throw new WrongUsageException("--show must be at least 1 (got: " + shown + ")");
        }
        return RingWords.defaults().withRingsShown(shown);
    }
}
