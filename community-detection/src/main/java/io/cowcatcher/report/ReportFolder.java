package io.cowcatcher.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One run's output into a folder: all its files appear at once with {@link #commit}, or the folder stays as it was.
 *
 * <p>Files are prepared in a hidden folder inside, forced to the disk, and renamed; {@code run.json} comes last, so
 * that a folder with that file is complete. Earlier files of other names stay. What a killed run has left is cleared
 * away by the next one. Not safe for use by several threads.
 *
 * <pre>{@code
 * try (ReportFolder folder = ReportFolder.into(path)) {
 *     RingReport.of(rings).writeTo(folder);
 *     folder.commit(RunSummary.of(rings));
 * }
 * }</pre>
 *
 * <p>All methods but {@link #close} throw a {@link ReportException} where the folder cannot be written or the disk is
 * full.
 */
public final class ReportFolder implements AutoCloseable {
    private final Path target;
    private final CellGuard guard;
    private final List<Path> createdFolders;
    private final StagingFolder staging;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<StagedOutput> outputs = new ArrayList<>();
    private boolean ended;

    private ReportFolder(Path target, CellGuard guard, List<Path> createdFolders, StagingFolder staging) {
        this.target = target;
        this.guard = guard;
        this.createdFolders = createdFolders;
        this.staging = staging;
    }

    /** Opens a folder, which is created if it is missing; tables are guarded against spreadsheet formulas. */
    public static ReportFolder into(Path folder) {
        return into(folder, CellGuard.GUARD);
    }

    /** Opens a folder, which is created if it is missing. */
    public static ReportFolder into(Path folder, CellGuard guard) {
        Path target = folder.toAbsolutePath().normalize();
        List<Path> created = List.of();
        try {
            requireFolder(target);
            created = Disk.createFolders(target);
            return new ReportFolder(target, guard, created, StagingFolder.in(target));
        } catch (IOException e) {
            Disk.deleteEmpty(created);
            throw ReportException.writing(target, target, e);
        } catch (ReportException e) {
            Disk.deleteEmpty(created);
            throw e;
        }
    }

    private static void requireFolder(Path target) {
        for (Path at = target; at != null; at = at.getParent()) {
            if (Files.isDirectory(at)) {
                return;
            }
            if (Disk.exists(at)) {
                throw ReportException.of("the report folder must be a folder (got: " + target + ", where " + at
                        + " is none); choose another folder");
            }
        }
    }

    /** The folder, as an absolute path. */
    public Path path() {
        return target;
    }

    /** Whether tables are guarded against spreadsheet formulas. */
    public CellGuard guard() {
        return guard;
    }

    /**
     * Opens a text file in UTF-8, to be closed before {@link #commit}.
     *
     * @param name lower-case letters, digits and _ with an ending, for example {@code extra.csv}
     * @throws IllegalArgumentException if the name is another, or was used before
     */
    public Writer open(String name) {
        return openStaged(requireNew(name));
    }

    private Writer openStaged(String name) {
        StagedOutput output = new StagedOutput(staging.file(name), target.resolve(name), target);
        outputs.add(output);
        return new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    }

    /** Opens a table, to be closed before {@link #commit}; names as for {@link #open}. */
    public CsvTable openTable(String name, List<String> columns) {
        return CsvTable.onto(open(name), guard, columns);
    }

    /**
     * The path at which another writer prepares a file, to be written and closed before {@link #commit}; names as for
     * {@link #open}.
     */
    public Path stage(String name) {
        return staging.file(requireNew(name));
    }

    private String requireNew(String name) {
        requireNotEnded();
        FileName.require(name);
        if (name.equals(Placement.MARK) || !names.add(name)) {
            throw new IllegalArgumentException("name must be a new one (got: " + name + "); "
                    + (name.equals(Placement.MARK) ? "commit writes it" : "each file is staged once"));
        }
        return name;
    }

    /**
     * Writes {@code run.json} and shows all files, in place of earlier ones of the same names; on failure none.
     *
     * @throws IllegalStateException if a file is still open or was never written, or the folder was committed or closed
     */
    public void commit(RunSummary summary) {
        requireNotEnded();
        requireWritten();
        ended = true;
        Placement placement = staging.placement();
        try {
            writeMark(summary);
            placement.place();
        } catch (IOException e) {
            throw undone(placement, ReportException.writing(target, target, e));
        } catch (RuntimeException e) {
            throw undone(placement, e);
        }
    }

    private void requireWritten() {
        for (StagedOutput output : outputs) {
            if (!output.isClosed()) {
                throw new IllegalStateException(
                        "files must be closed before commit (got: " + output.shownAs() + " still open)");
            }
        }
        for (String name : names) {
            if (!Files.isRegularFile(staging.file(name))) {
                throw new IllegalStateException("staged files must be written before commit (got: no " + name + ")");
            }
        }
    }

    private void writeMark(RunSummary summary) throws IOException {
        try (Writer out = openStaged(Placement.MARK)) {
            summary.writeTo(out);
        }
    }

    private static RuntimeException undone(Placement placement, RuntimeException failure) {
        try {
            placement.undo();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private void requireNotEnded() {
        if (ended) {
            throw new IllegalStateException("report folder must be open (got: committed or closed); open it anew");
        }
    }

    /** Ends the run; what was not committed is dropped. Never fails. */
    @Override
    public void close() {
        ended = true;
        for (StagedOutput output : outputs) {
            closeQuietly(output);
        }
        staging.close();
        Disk.deleteEmpty(createdFolders);
    }

    private static void closeQuietly(StagedOutput output) {
        try {
            output.close();
        } catch (ReportException dropped) {
            // Its file is deleted next, or was complete long before.
        }
    }
}
