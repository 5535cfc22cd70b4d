package io.cowcatcher.report;

import java.util.List;

/**
 * The file {@code rejects.csv}, written row by row while the input is read: every input row that was not used, and why.
 *
 * <p>Not safe for use by several threads.
 */
public final class RejectTable implements AutoCloseable {
    /** The name of the file. */
    public static final String FILE_NAME = "rejects.csv";

    private final CsvTable table;

    private RejectTable(CsvTable table) {
        this.table = table;
    }

    /** Starts the file, to be closed before the folder is committed. */
    public static RejectTable in(ReportFolder folder) {
        return new RejectTable(folder.openTable(FILE_NAME, List.of("line", "reason", "raw_text")));
    }

    /**
     * Adds a row.
     *
     * @param line where it stands: a line number, or {@code file:line}, or {@code topic/partition/offset}
     * @param reason the stable name of the reason, for example {@code user_missing}
     * @param rawText its text, or the beginning of it
     */
    public void add(String line, String reason, String rawText) {
        table.text(line).text(reason).text(rawText).endRow();
    }

    /** Ends the file. */
    @Override
    public void close() {
        table.close();
    }
}
