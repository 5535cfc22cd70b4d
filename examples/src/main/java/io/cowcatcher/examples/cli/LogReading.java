package io.cowcatcher.examples.cli;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.Ingested;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.report.RejectTable;
import io.cowcatcher.report.ReportFolder;
import io.cowcatcher.report.RunSummary;
import io.cowcatcher.run.RunControl;
import java.util.function.Consumer;

/** Reads a log, keeps the rows that were not used as a table, and says how the log was understood. */
final class LogReading {
    private LogReading() {}

    /**
     * Reads the source to its end.
     *
     * @param lines takes what there is to say of the reading
     * @throws MalformedInputException if nothing of it can be used
     */
    static Ingested read(EventSource source, ReportFolder files, RunControl control, Consumer<String> lines) {
        try (RejectTable rejects = RejectTable.in(files)) {
            Ingested read = source.read(
                    reject -> rejects.add(reject.position(), reject.reason().code(), reject.raw()), control);
            read.report().lines().forEach(lines);
            requireUsed(read.report());
            return read;
        } catch (StoreException e) {
            // A broker that does not answer is an input that cannot be read.
            throw MalformedInputException.of("input", String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /** Where no time could be read, the option that says how is named, too. */
    private static void requireUsed(IngestReport report) {
        try {
            report.requireUsed();
        } catch (MalformedInputException e) {
            if (2 * report.rejected(RejectReason.TIME_UNREADABLE) <= report.rows()) {
                throw e;
            }
            String problem =
                    String.valueOf(e.getMessage()).substring(report.source().length() + 2);
            throw MalformedInputException.of(report.source(), problem + "; give --time-format")
                    .causedBy(e);
        }
    }

    /** The summary with what was read, and what was rejected for which reason. */
    static RunSummary addTo(RunSummary summary, IngestReport report) {
        RunSummary told = summary.with("input", "source", report.source())
                .with("input", "rows", report.rows())
                .with("input", "used", report.used())
                .with("input", "rejected", report.rejectedRows())
                .with("input", "bytes", report.bytes())
                .with("input", "read_as", report.readAs());
        for (var reason : report.rejected().entrySet()) {
            told = told.with("rejected", reason.getKey().code(), reason.getValue());
        }
        return told;
    }
}
