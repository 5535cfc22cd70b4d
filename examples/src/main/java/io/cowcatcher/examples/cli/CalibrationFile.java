package io.cowcatcher.examples.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.report.ScoreCalibration;
import io.cowcatcher.report.ScoreCalibration.Step;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What scores stand for, as {@code calibration.csv}: written by evaluate, read by detect. */
final class CalibrationFile {
    static final String NAME = "calibration.csv";

    private static final String FROM = "from_score";
    private static final String PROBABILITY = "probability";
    private static final String USERS = "users";

    private CalibrationFile() {}

    static void write(ScoreCalibration calibration, OutputFolder folder) throws IOException {
        CompleteFile.write(folder.file(NAME), writer -> {
            CsvWriter csv = CsvWriter.builder().build(writer);
            csv.writeRecord(FROM, PROBABILITY, USERS);
            for (Step step : calibration.steps()) {
                csv.writeRecord(
                        Double.toString(step.fromScore()),
                        Double.toString(step.probability()),
                        Integer.toString(step.users()));
            }
            csv.flush();
        });
    }

    /**
     * Reads what was written.
     *
     * @throws MalformedInputException if the file holds something else
     */
    static ScoreCalibration read(Path file, RunControl control) {
        List<Step> steps = new ArrayList<>();
        try {
            IdTable.read(
                    file,
                    List.of(FROM, PROBABILITY, USERS),
                    control,
                    row -> steps.add(
                            new Step(row.number(FROM), row.number(PROBABILITY), (int) Math.round(row.number(USERS)))));
            return new ScoreCalibration(steps);
        } catch (IllegalArgumentException e) {
            throw MalformedInputException.of(
                            file.toString(), "must be a calibration.csv of evaluate (got: " + e.getMessage() + ")")
                    .causedBy(e);
        }
    }
}
