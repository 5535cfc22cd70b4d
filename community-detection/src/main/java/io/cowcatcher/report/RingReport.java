package io.cowcatcher.report;

import io.cowcatcher.detect.Rings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a search found, as files: {@code rings.csv}, {@code members.csv}, {@code rings.json}, {@code scores.csv},
 * {@code profiles_*.csv}, {@code left_out.csv}, {@code edges.csv} and {@code run.json}; docs/output.md describes each.
 *
 * <p>The same rings give the same bytes on every machine, JDK and locale, but for what {@code run.json} tells of the
 * run. Cost: O(n + m) for n users and m edges; memory: one row at a time. Immutable, share freely.
 */
public final class RingReport {
    private final Rings rings;
    private final Optional<ScoreCalibration> calibration;

    private RingReport(Rings rings, Optional<ScoreCalibration> calibration) {
        this.rings = rings;
        this.calibration = calibration;
    }

    /** The report on these rings. */
    public static RingReport of(Rings rings) {
        return new RingReport(rings, Optional.empty());
    }

    /** The same report that tells in {@code scores.csv} what each score stands for, too. */
    public RingReport calibratedBy(ScoreCalibration labelled) {
        return new RingReport(rings, Optional.of(labelled));
    }

    /** Writes the whole report into a folder that is created if it is missing; see {@link ReportFolder}. */
    public void write(Path folder) {
        try (ReportFolder files = ReportFolder.into(folder)) {
            writeTo(files);
            files.commit(RunSummary.of(rings));
        }
    }

    /** Prepares every file but {@code run.json}, beside other files of the same run. */
    public void writeTo(ReportFolder folder) {
        RingTables tables = new RingTables(rings, folder);
        tables.writeRings();
        tables.writeMembers();
        tables.writeScores(calibration);
        tables.writeEdges();
        new ProfileTables(rings.profiles(), folder).write();
        LeftOutTable.write(folder, rings.leftOut());
        new RingsJson(rings).writeTo(folder);
    }
}
